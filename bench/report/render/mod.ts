/** The only place that makes HTML, and Markdown, of details. */

export { chartGrid } from "./chart.ts";
export { detailsHtml } from "./details.ts";
export { headerHtml } from "./header.ts";
export { detailsMarkdown } from "./markdown.ts";
export { Page } from "./page.ts";
export { pageData } from "./page_data.ts";
export { shadeRules } from "./player.ts";
export { renderReport } from "./report.ts";
export { cited } from "./words.ts";

/** The documentation as pages, and what can be searched in it. */

export { type DocPage, docPages } from "./doc_pages.ts";
export { type RenderedMarkdown, renderMarkdown, type Section } from "./markdown.ts";
export { siteLink } from "./site_link.ts";
export { slugs } from "./slugs.ts";

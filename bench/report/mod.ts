/** A result as one HTML file. */

export { loadReportAssets, loadStyle, type ReportAssets, repositoryOf } from "./assets.ts";
export { type Headline, headline, headlineInWords } from "./headline.ts";
export { detailsMarkdown, renderReport } from "./render/mod.ts";
export type { ReportInput, SectionEntry } from "./section.ts";
export { promisesInWords } from "./search_words.ts";
export { registerSection } from "./sections/mod.ts";
export { writeReport } from "./write_report.ts";
export { comparisonsOf } from "./comparisons.ts";

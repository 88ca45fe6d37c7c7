/** What all pages of the site have around their own part. */

export { codeBlock } from "./code_block.ts";
export { frame, type FramedPage, POLICY } from "./frame.ts";
export { relativeLink, rootOf } from "./relative_link.ts";
export type { SiteFiles } from "./site_files.ts";

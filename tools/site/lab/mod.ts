/** The lab that trains in the page, and the playground, for the site around them. */

export { labPage } from "./lab_page.ts";
export { playgroundPage } from "./playground/mod.ts";
export type { SitePart } from "./site_part.ts";

/** A page for each evidence file. */

export { evidencePage } from "./evidence_page.ts";

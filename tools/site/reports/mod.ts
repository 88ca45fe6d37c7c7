/** The reports of given results, and their list. */

export { reportPages } from "./report_pages.ts";

/** The API reference. */

export { apiPages } from "./api_pages.ts";

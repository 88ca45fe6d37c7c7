/** What the site's search looks through. */

export { searchIndex } from "./search_index.ts";
export { type Found, searchOptions } from "./search_options.ts";

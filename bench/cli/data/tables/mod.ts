/** The commands about data, for questions about tables. */

export { tableCollection } from "./collection.ts";
export { printQuestion } from "./show.ts";

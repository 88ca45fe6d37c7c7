/** The commands about data, for tapes. */

export { tapeCollection } from "./collection.ts";

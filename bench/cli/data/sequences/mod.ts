/** The commands about data, for sequences. */

export { showSequence } from "./show.ts";

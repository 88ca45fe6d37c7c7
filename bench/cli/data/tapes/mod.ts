/** The commands about data, for tapes. */

export { showTape } from "./show.ts";

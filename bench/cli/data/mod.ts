/** What the commands about data do. */

export { collectionNames } from "./collections.ts";
export { generateData } from "./generate.ts";
export { printStatistics, showData, verifyData } from "./look.ts";

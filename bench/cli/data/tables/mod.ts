/** The commands about data, for questions about tables. */

export { tableFiles } from "./files.ts";
export { printQuestion, showTable } from "./show.ts";
export { printTableStatistics } from "./stats.ts";
export { showTemplates } from "./templates.ts";
export { verifyTables } from "./verify.ts";

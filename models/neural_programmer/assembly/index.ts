/** The kernel of the Neural Programmer. */
export { runTables } from "./table_program";

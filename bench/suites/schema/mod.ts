/** Suites as they are written: the schema, files, and what is wrong with them. */

export { suiteJsonSchemaText } from "./json_schema.ts";
export { publishedMeanSchema, publishedResultSchema, suiteSchema } from "./schema.ts";
export { readSuiteFile } from "./suite_file.ts";

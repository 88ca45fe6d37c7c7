/** Suites as they are written: the schema, files, and what is wrong with them. */

export { suiteJsonSchemaText } from "./json_schema.ts";
export { parseSuite } from "./parse_suite.ts";
export {
  publishedMeanSchema,
  publishedResultSchema,
  suiteSchema,
  variantSchema,
} from "./schema.ts";
export { readSuiteFile } from "./suite_file.ts";

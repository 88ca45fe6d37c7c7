/** Suites as they are written: the schema, files, and what is wrong with them. */

export { suiteJsonSchemaText } from "./json_schema.ts";
export { parseSuite } from "./parse_suite.ts";
export {
  gridPlaceSchema,
  publishedMeanSchema,
  publishedResultSchema,
  successesSchema,
  suiteFileSchema,
  suiteNameSchema,
  suiteSchema,
  variantSchema,
} from "./schema.ts";
export { readSuiteFile } from "./suite_file.ts";
export { schemaFaults } from "./faults.ts";
export { nameFaults, optionFaults } from "./name_faults.ts";

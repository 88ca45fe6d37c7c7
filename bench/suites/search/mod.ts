/** Suites whose variants are chosen by a search: templates, configurations, and the two suites they become. */

export { type Configuration, drawConfigurations, MOST_PLACEHOLDERS } from "./configurations.ts";
export { findPlaceholders, placeholdersOf } from "./placeholders.ts";
export {
  type Search,
  searchedValueSchema,
  searchedValuesSchema,
  searchSchema,
} from "./search_schema.ts";
export {
  answerSuite,
  type Arm,
  armsOf,
  type ChosenConfigurations,
  configurationName,
  configurationWords,
  hasSearch,
  type SearchedSuite,
  searchSuite,
} from "./searched_suite.ts";

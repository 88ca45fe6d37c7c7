/** Plain arithmetic: the same small problems as stories and as tables. */

export { type ArithmeticOptions, drawProblems, type Problems } from "./generator.ts";
export {
  type Arithmetic,
  type ArithmeticName,
  arithmeticNames,
  arithmetics,
  type Condition,
  type Problem,
} from "./problem.ts";
export { arithmeticSources } from "./sources.ts";
export { readProblems, writeStories } from "./story.ts";
export {
  arithmeticTables,
  columnsOf,
  type NamedTexts,
  tableQuestion,
  templateOf,
} from "./table.ts";
export { arithmeticStoryTasks, arithmeticTableTasks } from "./tasks.ts";

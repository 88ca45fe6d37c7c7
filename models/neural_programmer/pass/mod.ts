/** The Neural Programmer by the kernels. */

export type { ProgrammerKernels } from "./kernels.ts";
export { ProgrammerPass } from "./pass.ts";
export { type QuestionTree, questionTree } from "./question_tree.ts";
export {
  type ComparedNumbers,
  type ComparedWords,
  type Programs,
  runTables,
  type TableLoss,
} from "./tables.ts";
export { type Place, Workbench } from "./workbench.ts";

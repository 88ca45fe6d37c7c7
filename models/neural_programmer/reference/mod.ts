/** The Neural Programmer in tensor operations: the paper's equations. */

export { compareNumbers, compareWords } from "./comparisons.ts";
export { ProgrammerReference } from "./reference.ts";
export {
  type Comparisons,
  mix,
  runSoftly,
  type SoftAnswer,
  type SoftStep,
} from "./soft_operations.ts";

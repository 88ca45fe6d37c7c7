/** The likelihood of programs that were found right. */

export { FoundPrograms, type TrainingQuestions } from "./found_programs.ts";
export { canonical, type HardProgram, OPERATION } from "./hard_program.ts";
export { HardQuestion } from "./hard_question.ts";
export { negativeLogLikelihood } from "./likelihood.ts";
export {
  addObjective,
  type Found,
  questionWeights,
  referenceObjective,
  type WeightTensors,
} from "./objective.ts";
export { ProgramMemory } from "./program_memory.ts";
export { type SearchSeen, searchSeen } from "./search_seen.ts";

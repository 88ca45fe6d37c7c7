/** Programs that are found right by trial: the search, its memory, and their likelihood. */

export { entropyWeight, negativeEntropy } from "./entropy.ts";
export { FoundPrograms, type TrainingQuestions } from "./found_programs.ts";
export { canonical, codeOf, type HardProgram, numbersOf, OPERATION } from "./hard_program.ts";
export { HardQuestion } from "./hard_question.ts";
export { choicesOf, negativeLogLikelihood, type WeightArrays } from "./likelihood.ts";
export {
  addObjective,
  type Found,
  questionWeights,
  referenceObjective,
  type WeightTensors,
} from "./objective.ts";
export { ProgramChoices } from "./program_choices.ts";
export { ProgramMemory } from "./program_memory.ts";
export { type SearchSeen, searchSeen } from "./search_seen.ts";

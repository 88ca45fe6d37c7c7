/** Sequences of symbols and what is to become of them: sums, products, sorted and reversed lists. */

export type { SequenceRule } from "./sequence_rule.ts";
export { sequenceRules, sequenceTasks } from "./tasks.ts";

import type { Answer, Operands, Step } from "../../tasks/mod.ts";

/** A step of a program, with what it was chosen from and what it did to the table. */
export interface InspectedStep extends Step {
  /** The probability of each operation, in the order of `operationNames`, and of each column. */
  readonly operationWeights: readonly number[];
  readonly columnWeights: readonly number[];
  /** What it does: "selects the rows where A is greater than 17.27". */
  readonly words: string;
  /** By row, whether it is selected after the step. */
  readonly selected: readonly boolean[];
  /** The number that the step gives; null for none. */
  readonly scalar: number | null;
}

/** The program that was chosen for one question, run on its table. */
export interface ProgramInspection {
  readonly kind: "program";
  readonly steps: readonly InspectedStep[];
  /** What it compares with: numbers, and a word id; null for none. */
  readonly operands: Operands;
  /** What the model answered; null if the last step only selects rows. */
  readonly answer: Answer | null;
  /** The program without steps that change nothing: "greater than 17.27 in A, count". */
  readonly words: string;
}

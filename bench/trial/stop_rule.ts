import type { RandomStream } from "../../engine/mod.ts";
import type { Model, Score } from "../../models/mod.ts";
import type { Batch, Examples, TaskData } from "../../tasks/mod.ts";
import { evaluate } from "./evaluate.ts";
import { freshExamples } from "./fresh_examples.ts";
import type { StopSpec } from "./spec/trial_spec.ts";

/** What a rule asks. */
export interface StopCheck<B extends Batch> {
  readonly model: Model<B>;
  readonly dataset: TaskData<B>;
  /** The phase that the network trains in. */
  readonly phase: string;
  /** Its validation examples, answered by the phase. */
  readonly validation: Pick<Score, "wrong" | "total">;
  /** Draws the examples that confirm, of this check alone. */
  readonly random: RandomStream;
}

/**
 * Whether a network answers so well that its training is over: what is asked later is only asked of one that
 * has answered well so far.
 */
export function meetsStop<B extends Batch>(
  { error, confirm, ways = [] }: StopSpec,
  { model, dataset, phase, validation, random }: StopCheck<B>,
): boolean {
  const isLow = ({ wrong, total }: Pick<Score, "wrong" | "total">) => wrong / total <= error;
  const answers = (examples: Examples<B>, way: string) =>
    isLow(evaluate(model, examples, { phase: way }));
  if (!isLow(validation) || !ways.every((way) => answers(dataset.validation, way))) return false;
  if (confirm === undefined) return true;
  if (dataset.form !== "streamed") {
    throw new RangeError("Cannot confirm on fresh examples: the data are finite");
  }
  const examples = freshExamples(dataset, confirm, random);
  return [phase, ...ways].every((way) => answers(examples, way));
}

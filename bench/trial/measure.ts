import type { RandomStream } from "../../engine/mod.ts";
import type { Model, Score } from "../../models/mod.ts";
import type { Batch, Examples, TaskData } from "../../tasks/mod.ts";
import { evaluate } from "./evaluate.ts";
import { freshExamples } from "./fresh_examples.ts";
import type { Metrics, Rate } from "./spec/trial_result.ts";

function rate({ wrong, total }: Score): Rate {
  return { value: wrong / total, wrong, total };
}

/**
 * How well a trained model answers. What is harder than anything it was trained on has an error of its own and
 * does not count in the test error; neither do answers in another way.
 *
 * @param order Draws the examples of a stream that stand for training.
 * @param ways In which it answers, too, by name.
 * @returns Null when the last update has left parameters with which the loss is not finite.
 */
export function measure<B extends Batch>(
  model: Model<B>,
  data: TaskData<B>,
  order: RandomStream,
  ways: readonly string[] = [],
): Metrics | null {
  const training = trainingOf(data, order), train = evaluate(model, training);
  if (!Number.isFinite(train.loss)) return null;
  let to = 0;
  const parts = data.parts.map(({ task, testQuestions, beyond = false }) => {
    const from = to;
    to += testQuestions;
    return { task, beyond, range: { from, to } };
  });
  const counted = parts.filter(({ beyond }) => !beyond)
    .map(({ task, range }) => ({ task, score: evaluate(model, data.test, range) }));
  const furtherErrors = [null, ...ways].flatMap((way) =>
    parts.filter(({ beyond }) => beyond || way !== null).map(({ task: part, range }) => {
      const asked = way === null ? range : { ...range, phase: way };
      return { part, way, error: rate(evaluate(model, data.test, asked)) };
    })
  );
  return {
    trainError: rate(train),
    validationError: rate(evaluate(model, data.validation)),
    testError: rate(
      counted.map(({ score }) => score).reduce((sum, { wrong, total, loss }) => ({
        wrong: sum.wrong + wrong,
        total: sum.total + total,
        loss: sum.loss + loss,
      })),
    ),
    testErrorByTask: Object.fromEntries(counted.map(({ task, score }) => [task, rate(score)])),
    ...furtherErrors.length === 0 ? {} : { furtherErrors },
    trainLoss: train.loss / training.length,
  };
}

/** The training examples; of a stream as many as there are for validation, evenly of all difficulties. */
function trainingOf<B extends Batch>(data: TaskData<B>, order: RandomStream): Examples<B> {
  switch (data.form) {
    case "finite":
      return data.train;
    case "streamed":
      return freshExamples(data, data.validation.length, order.derive("measure"));
  }
}

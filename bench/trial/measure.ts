import type { RandomStream } from "../../engine/mod.ts";
import type { Model, Score } from "../../models/mod.ts";
import { type Batch, type Examples, fixedExamples, type TaskData } from "../../tasks/mod.ts";
import { evaluate } from "./evaluate.ts";
import type { Metrics, Rate } from "./spec/trial_result.ts";

function rate({ wrong, total }: Score): Rate {
  return { value: wrong / total, wrong, total };
}

/**
 * How well a trained model answers. What is harder than anything it was trained on has an error of its own and
 * does not count in the test error.
 *
 * @param order Draws the examples of a stream that stand for training.
 * @returns Null when the last update has left parameters with which the loss is not finite.
 */
export function measure<B extends Batch>(
  model: Model<B>,
  data: TaskData<B>,
  order: RandomStream,
): Metrics | null {
  const training = trainingOf(data, order), train = evaluate(model, training);
  if (!Number.isFinite(train.loss)) return null;
  let to = 0;
  const tests = data.parts.map(({ task, testQuestions, beyond = false }) => {
    const from = to;
    to += testQuestions;
    return { task, beyond, score: evaluate(model, data.test, { from, to }) };
  });
  const counted = tests.filter(({ beyond }) => !beyond).map(({ score }) => score);
  return {
    trainError: rate(train),
    validationError: rate(evaluate(model, data.validation)),
    testError: rate(counted.reduce((sum, { wrong, total, loss }) => ({
      wrong: sum.wrong + wrong,
      total: sum.total + total,
      loss: sum.loss + loss,
    }))),
    testErrorByTask: Object.fromEntries(tests.map(({ task, score }) => [task, rate(score)])),
    trainLoss: train.loss / training.length,
  };
}

/** The training examples; of a stream as many as there are for validation, evenly of all difficulties. */
function trainingOf<B extends Batch>(data: TaskData<B>, order: RandomStream): Examples<B> {
  switch (data.form) {
    case "finite":
      return data.train;
    case "streamed": {
      const { train, validation } = data;
      const difficulties = Array.from(
        { length: validation.length },
        (_, i) => 1 + i % train.hardest,
      );
      return fixedExamples(train, difficulties, order.derive("measure"));
    }
  }
}

import * as tf from "@tensorflow/tfjs";
import type { Finding } from "../../engine/mod.ts";
import type { Batch, Examples, TaskData } from "../../tasks/mod.ts";
import type { Model, Score } from "../model.ts";
import type { ModelEntry } from "../model_entry.ts";
import { checkGradients } from "./check_gradients.ts";
import {
  createModel,
  learn,
  learnAndObserve,
  type Learned,
  lossOf,
  RESERVED,
  setParameters,
  trainingExamples,
  valuesOf,
} from "./trained_model.ts";

/** Examples of the batch that is learned from. */
const EXAMPLES = 8;

/** What no gradient of a loss in nats is below, unless it is 0. */
const SILENT = 1e-30;

/** How far sums in another order may lie apart, in float32. */
const ROUNDING = 1e-4;

/**
 * Checks what a model promises: the same numbers from the same seeds; gradients that are those of its
 * loss, by central differences; answers that depend on parameters and examples alone, whatever the order
 * and size of a batch; draws that do not depend on the parameters, so that variants stay pairs; and no
 * tensor left behind. It computes on the current backend.
 *
 * @param dataset Of the model's kind, with a few training examples, or streamed.
 * @returns What is broken; nothing if all is well.
 */
export async function checkModel(entry: ModelEntry, dataset: TaskData<Batch>): Promise<Finding[]> {
  const before = tf.memory().numTensors;
  let findings: Finding[];
  try {
    findings = [...checkEntry(entry), ...await checkInstances(entry, dataset)];
  } catch (error) {
    return [{
      what: "training step",
      expected: "a loss, gradients and answers for a small batch",
      got: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      advice: "Let the model work with its default options on a small batch of its kind.",
    }];
  }
  const left = tf.memory().numTensors - before;
  if (left !== 0 && !findings.some(({ what }) => what.startsWith("tensors"))) {
    findings.push(tensorFinding("dispose()", left));
  }
  return findings;
}

function checkEntry({ options, phases }: ModelEntry): Finding[] {
  const names = phases.map(({ name }) => name);
  const parsed = options.safeParse({});
  return [
    ...new Set(names).size === names.length && names.length > 0 ? [] : [{
      what: "phases",
      expected: "one or more names, each once",
      got: names.join(", ") || "none",
      advice: "Declare every phase of the training once, in order.",
    }],
    ...parsed.success ? [] : [{
      what: "options",
      expected: "a default for every option",
      got: parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join(
        "; ",
      ),
      advice: "Give every option of the schema a default.",
    }],
  ];
}

async function checkInstances(entry: ModelEntry, dataset: TaskData<Batch>): Promise<Finding[]> {
  const train = trainingExamples(dataset), count = Math.min(EXAMPLES, train.length);
  const indices = Array.from({ length: count }, (_, i) => Math.floor(i * train.length / count));
  const batch = train.batch(indices);
  const [model, twin, other] = [
    await createModel(entry, dataset, 1),
    await createModel(entry, dataset, 1),
    await createModel(entry, dataset, 2),
  ];
  try {
    const findings = checkNames(model);
    if (findings.length > 0) return findings;
    for (const { name } of entry.phases) {
      findings.push(
        ...checkTensors(model, batch, name),
        ...checkPhase(model, twin, other, batch, name),
      );
    }
    findings.push(...checkScored(entry, model, batch));
    findings.push(...checkAnswers(model, train, indices), ...checkRestored(model, other, batch));
    return findings;
  } finally {
    for (const one of [model, twin, other]) one.dispose();
  }
}

function checkNames({ parameters, parameterGroups }: Model<Batch>): Finding[] {
  const names = Object.keys(parameters), grouped = Object.keys(parameterGroups);
  if (names.length > 0 && [...names].sort().join() === [...grouped].sort().join()) return [];
  return [{
    what: "parameterGroups",
    expected: `a group for each of: ${names.join(", ")}`,
    got: grouped.join(", ") || "none",
    advice: "Give each parameter a group: its own name, or one that all share.",
  }];
}

/** Plans of trials believe what the entry says. */
function checkScored(
  { phases, scoresBatches = false }: ModelEntry,
  model: Model<Batch>,
  batch: Batch,
): Finding[] {
  const { isScored } = learn(model, batch, phases.at(-1)!.name);
  if (isScored === scoresBatches) return [];
  return [{
    what: "the score of lossAndGradients()",
    expected: scoresBatches ? "one, as scoresBatches says" : "none, as scoresBatches says",
    got: isScored ? "one" : "none",
    advice: `Set scoresBatches of the model to ${isScored}.`,
  }];
}

function checkTensors(model: Model<Batch>, batch: Batch, phase: string): Finding[] {
  const calls: Readonly<Record<string, () => void>> = {
    "loss()": () => void lossOf(model, batch, phase),
    "lossAndGradients() and its dispose()": () => void learn(model, batch, phase),
    "predict()": () => void model.predict(batch, phase),
  };
  return Object.entries(calls).flatMap(([name, call]) => {
    // Gradients and workspaces that are kept are made by the first call.
    call();
    const before = tf.memory().numTensors;
    call();
    const left = tf.memory().numTensors - before;
    return left === 0 ? [] : [tensorFinding(name, left)];
  });
}

function tensorFinding(call: string, left: number): Finding {
  return {
    what: `tensors after ${call}`,
    expected: "as many as before",
    got: `${Math.abs(left)} ${left > 0 ? "more" : "fewer"}`,
    advice: "Wrap the computation in tf.tidy(), and dispose of what outlives it.",
  };
}

function checkPhase(
  model: Model<Batch>,
  twin: Model<Batch>,
  other: Model<Batch>,
  batch: Batch,
  phase: string,
): Finding[] {
  const learned = learn(model, batch, phase);
  const findings = [
    ...checkShapes(model, learned),
    ...checkRepeated(learned, learn(twin, batch, phase), phase),
    ...checkDraws(learned, learn(other, batch, phase)),
    ...checkObserved(model, batch, phase),
  ];
  // A gradient that is not repeated has no differences to be compared with.
  return findings.length > 0 ? findings : checkGradients(model, batch, phase, learned);
}

function checkShapes({ parameters }: Model<Batch>, { loss, gradients }: Learned): Finding[] {
  const wrong = Object.entries(parameters)
    .filter(([name, { size }]) => gradients[name]?.length !== size)
    .map(([name]) => name);
  const isFinite = Number.isFinite(loss) &&
    Object.values(gradients).every((values) => values.every(Number.isFinite));
  return [
    ...wrong.length === 0 ? [] : [{
      what: "gradients",
      expected: "one of each parameter's shape",
      got: `none that fits ${wrong.join(", ")}`,
      advice: "Return a gradient for every parameter; zeros where the loss does not depend on it.",
    }],
    ...Object.values(gradients).some((values) => values.some((value) => Math.abs(value) > SILENT))
      ? []
      : [{
        what: "gradients",
        expected: "some that are not 0",
        got: "zeros",
        advice:
          "Look for what cuts the loss off from the parameters. On wasm, tf.oneHot(..., 1, 0, " +
          '"float32") gives numbers near 0: cast its result instead.',
      }],
    ...isFinite ? [] : [{
      what: "loss and gradients",
      expected: "finite numbers",
      got: `a loss of ${loss}`,
      advice: "Keep logarithms and divisions away from 0.",
    }],
  ];
}

function checkRepeated(one: Learned, again: Learned, phase: string): Finding[] {
  const differs = one.loss !== again.loss ||
    Object.entries(one.gradients).some(([name, values]) =>
      values.some((value, i) => value !== again.gradients[name]![i])
    );
  if (!differs) return [];
  return [{
    what: `the same seeds, in the phase ${phase}`,
    expected: `the same bits: a loss of ${one.loss}`,
    got: String(again.loss),
    advice:
      "Draw parameters from `init` and all else from mode.random(name): not from Math.random() " +
      "or tf.random*.",
  }];
}

/** Variants of a seed are pairs as long as they draw the same. */
function checkDraws(one: Learned, other: Learned): Finding[] {
  const reserved = Object.keys(one.positions).filter((name) => RESERVED.includes(name));
  const shown = ({ positions }: Learned) => JSON.stringify(positions);
  return [
    ...reserved.length === 0 ? [] : [{
      what: "random streams",
      expected: "streams of the model's own",
      got: reserved.join(", "),
      advice:
        "Call the stream by what it decides, such as dropout: the trial draws from the others.",
    }],
    ...shown(one) === shown(other) ? [] : [{
      what: "draws with other parameters",
      expected: `as many: ${shown(one)}`,
      got: shown(other),
      advice:
        "Let neither parameters nor losses decide how much is drawn, or paired variants drift " +
        "apart.",
    }],
  ];
}

function checkAnswers(model: Model<Batch>, train: Examples<Batch>, indices: readonly number[]) {
  const findings: Finding[] = [], parameters = valuesOf(model.parameters);
  const whole = model.predict(train.batch(indices));
  const compare = (what: string, got: Score, advice: string) => {
    if (isSame(whole, got)) return;
    findings.push({ what, expected: inWords(whole), got: inWords(got), advice });
  };
  compare(
    "predict() once more",
    model.predict(train.batch(indices)),
    "Let predict() depend on the batch and the parameters alone.",
  );
  compare(
    "predict() of examples in another order",
    model.predict(train.batch(indices.toReversed())),
    "Let no example see the others of its batch.",
  );
  const single = indices.map((index) => model.predict(train.batch([index]))).reduce(
    (sum, { wrong, total, loss }) => ({
      wrong: sum.wrong + wrong,
      total: sum.total + total,
      loss: sum.loss + loss,
    }),
  );
  compare(
    "predict() of one example at a time",
    single,
    "Return sums over the examples, not means, and keep padding out of them.",
  );
  const after = valuesOf(model.parameters);
  const moved = Object.keys(parameters).filter((name) =>
    parameters[name]!.some((value, i) => value !== after[name]![i])
  );
  if (moved.length > 0) {
    findings.push({
      what: "parameters after predict()",
      expected: "as before",
      got: `${moved.join(", ")} changed`,
      advice: "Leave the parameters to the optimizer.",
    });
  }
  return findings;
}

/** The trial applies the gradients after it has let the model show something. */
function checkObserved(model: Model<Batch>, batch: Batch, phase: string): Finding[] {
  const { before, after } = learnAndObserve(model, batch, phase) ?? { before: {}, after: {} };
  const changed = Object.entries(before)
    .filter(([name, values]) => values.some((value, i) => value !== after[name]![i]))
    .map(([name]) => name);
  if (changed.length === 0) return [];
  return [{
    what: "gradients after observe()",
    expected: "as before",
    got: `${changed.join(", ")} changed`,
    advice: "Let observe() use no memory that the gradients are in.",
  }];
}

/** All that a model has learned is in its parameters and in what `save` returns. */
function checkRestored(model: Model<Batch>, other: Model<Batch>, batch: Batch): Finding[] {
  const expected = model.predict(batch);
  setParameters(other, valuesOf(model.parameters));
  other.restore?.(model.save?.() ?? null);
  const got = other.predict(batch);
  if (expected.loss === got.loss && expected.wrong === got.wrong) return [];
  return [{
    what: "answers of a model with restored parameters",
    expected: inWords(expected),
    got: inWords(got),
    advice: "Keep everything that is learned or drawn at the start in `parameters`, or in save().",
  }];
}

function isSame(one: Score, other: Score): boolean {
  return one.wrong === other.wrong && one.total === other.total &&
    Math.abs(one.loss - other.loss) <= ROUNDING * Math.max(1, Math.abs(one.loss));
}

function inWords({ wrong, total, loss }: Score): string {
  return `${wrong} of ${total} wrong, loss ${Number(loss.toPrecision(6))}`;
}

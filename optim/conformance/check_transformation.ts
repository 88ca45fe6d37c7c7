import * as tf from "@tensorflow/tfjs";
import { type Finding, type Json, streamKey } from "../../engine/mod.ts";
import { applyGradients } from "../apply.ts";
import { chain } from "../chain.ts";
import { sgd } from "../rules/mod.ts";
import type { BuildContext, Step, TransformationEntry } from "../spec/mod.ts";
import { type State, stateFromJson, stateToJson } from "../state.ts";
import type { GradientTransformation, Tree } from "../transformation.ts";
import { checkEntry } from "./check_entry.ts";
import { gradientsOf, parametersOf, type Values, valuesOf } from "./trees.ts";

const UPDATES = 4;

/** What a training would give: the key of a seed, groups, a length. */
function contextOf(seed: number): BuildContext {
  return {
    key: streamKey(seed, "noise"),
    groups: { a: "one", b: "two", c: "one" },
    length: { before: 1, last: 10 },
  };
}

/** A transformation under test, built anew at every call. */
interface Subject {
  readonly entry: TransformationEntry;
  readonly step: Step;
  readonly build: (seed?: number) => Promise<GradientTransformation>;
  readonly report: (finding: Finding) => void;
}

/**
 * Checks a transformation against the contract, on the backend that runs: its options and its text; that
 * it leaks no tensor and changes nothing it was given; that it draws from the key alone; that it resumes
 * from JSON; that it does not move on an update that is not finite; that it gives the same bits fused.
 *
 * @returns What is wrong; empty if nothing is.
 */
export async function checkTransformation(entry: TransformationEntry): Promise<Finding[]> {
  const { findings, steps } = checkEntry(entry);
  for (const { text, step } of steps) {
    const report = (finding: Finding) =>
      findings.push({ ...finding, what: `${text}: ${finding.what}` });
    const { kind: _, ...options } = step;
    // Of the entry itself, which need not be in the table.
    const build = async (seed = 1) => {
      const built = await entry.build(options as Json, contextOf(seed));
      if (built.spec === undefined) Object.defineProperty(built, "spec", { value: { step } });
      return built;
    };
    const subject: Subject = { entry, step, build, report };
    try {
      const built = await build();
      if (built.stage !== entry.stage) {
        report({
          what: "stage",
          expected: `the entry's, ${entry.stage}`,
          got: built.stage,
          advice: "Give the entry and what it builds the same stage.",
        });
      }
      for (const check of checks) await check(subject);
    } catch (error) {
      report({
        what: "runs",
        expected: "no error",
        got: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
        advice: "Make build, init and update work on float32 gradients of any shape.",
      });
    }
  }
  return findings;
}

/** Updates and state after each of some updates, in numbers. */
interface Trace {
  readonly updates: readonly Values[];
  readonly states: readonly Json[];
}

/** Runs `update` alone, from a state or from the start. */
function trace(
  transformation: GradientTransformation,
  updates: readonly number[],
  options: { readonly from?: State; readonly reversed?: boolean } = {},
): Trace {
  const parameters = parametersOf();
  let state = options.from ?? transformation.init(parameters);
  const seen: Values[] = [], states: Json[] = [];
  for (const update of updates) {
    const gradients = gradientsOf(update, options);
    const next = transformation.update(gradients, state, parameters, infoOf(update));
    seen.push(valuesOf(next.updates));
    states.push(stateToJson(next.state));
    state = next.state;
    tf.dispose([gradients, next.updates as tf.NamedTensorMap]);
  }
  tf.dispose(parameters);
  return { updates: seen, states };
}

const infoOf = (update: number) => ({
  epoch: update,
  measured: { error: 0.5, trainingError: 0.4 },
});
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

/** To the bit: JSON alone writes -0 as 0, and numbers that are not finite as null. */
function isSame(one: unknown, other: unknown): boolean {
  const text = (value: unknown) =>
    JSON.stringify(
      value,
      (_, item) => typeof item === "number" ? (Object.is(item, -0) ? "-0" : String(item)) : item,
    );
  return text(one) === text(other);
}

const checks: readonly ((subject: Subject) => Promise<void>)[] = [
  checkTensors,
  checkInputs,
  checkDraws,
  checkNames,
  checkResume,
  checkNotFinite,
  checkDirection,
  checkFused,
  checkStates,
];

/** No tensor more and none fewer, and the updates named and shaped as the gradients. */
async function checkTensors({ build, report }: Subject): Promise<void> {
  const transformation = await build();
  const parameters = parametersOf(), gradients = gradientsOf(0);
  const state = transformation.init(parameters), before = tf.memory().numTensors;
  const next = transformation.update(gradients, state, parameters, infoOf(0));
  const shapes = (tree: Tree) =>
    Object.fromEntries(
      Object.entries(tree).map(([name, { shape, dtype }]) => [name, shape, dtype])
        .map(([name, ...rest]) => [name, rest]).sort(),
    );
  if (!isSame(shapes(next.updates), shapes(gradients))) {
    report({
      what: "updates",
      expected: JSON.stringify(shapes(gradients)),
      got: JSON.stringify(shapes(next.updates)),
      advice: "Return a float32 tensor of the gradient's shape for every name.",
    });
  }
  const shared = Object.entries(next.updates).filter(([name, tensor]) =>
    tensor === gradients[name]
  );
  if (shared.length > 0) {
    report({
      what: "updates",
      expected: "new tensors",
      got: `the gradient of ${shared[0]![0]} itself`,
      advice: "Return tf.clone(gradient): the caller disposes of both.",
    });
  } else tf.dispose(next.updates as tf.NamedTensorMap);
  const left = tf.memory().numTensors - before;
  if (left !== 0) {
    report({
      what: "tensors",
      expected: "none left alive by an update",
      got: left > 0 ? `${left} more than before` : `${-left} of the caller's disposed`,
      advice: left > 0
        ? "Wrap the computation of each update in tf.tidy."
        : "Do not dispose of gradients or parameters.",
    });
  }
  for (const tensor of Object.values(gradients)) if (!tensor.isDisposed) tensor.dispose();
  for (const variable of Object.values(parameters)) if (!variable.isDisposed) variable.dispose();
}

/** Gradients, parameters and the state that was given stay as they are. */
async function checkInputs({ build, report }: Subject): Promise<void> {
  const transformation = await build();
  const parameters = parametersOf(), gradients = gradientsOf(0);
  let state = transformation.init(parameters);
  for (const update of upTo(2)) {
    const before = [valuesOf(gradients), valuesOf(parameters), stateToJson(state)];
    const next = transformation.update(gradients, state, parameters, infoOf(update));
    const after = [valuesOf(gradients), valuesOf(parameters), stateToJson(state)];
    tf.dispose(next.updates as tf.NamedTensorMap);
    state = next.state;
    const changed = ["gradients", "parameters", "state"].filter((_, i) =>
      !isSame(before[i], after[i])
    );
    if (changed.length === 0) continue;
    report({
      what: "pure",
      expected: "an update that changes nothing it was given",
      got: `changed ${changed.join(" and ")}`,
      advice: "Copy arrays of the state before writing to them; return the next state.",
    });
    break;
  }
  tf.dispose([gradients, parameters]);
}

/** The same context gives the same bits; only noise may depend on the key. */
async function checkDraws({ entry, build, report }: Subject): Promise<void> {
  const [one, again] = [trace(await build(), upTo(UPDATES)), trace(await build(), upTo(UPDATES))];
  if (!isSame(one, again)) {
    report({
      what: "deterministic",
      expected: "the same bits from the same context",
      got: "different updates in two runs",
      advice: "Draw from context.key alone, never from Math.random or tf.randomNormal.",
    });
    return;
  }
  if ((await build()).discarded) return checkDiscarded(one, report);
  const other = trace(await build(2), upTo(UPDATES));
  const depends = !isSame(one.updates, other.updates);
  if (entry.stage === "noise" && !depends) {
    report({
      what: "seeded",
      expected: "other noise with another key",
      got: "the same updates",
      advice: "Derive the draws from context.key, the update and the parameter's name.",
    });
  }
  const still = trace(await build(), [0, 0]).updates;
  if (entry.stage === "noise" && isSame(still[0], still[1])) {
    report({
      what: "seeded",
      expected: "other noise in every update",
      got: "the same in the first two",
      advice: "Let the draws depend on a count of updates in the state.",
    });
  }
}

/** What is discarded leaves the gradients as they are, to the bit. */
function checkDiscarded({ updates }: Trace, report: Subject["report"]): void {
  const given = upTo(UPDATES).map((update) => {
    const gradients = gradientsOf(update), values = valuesOf(gradients);
    tf.dispose(gradients);
    return values;
  });
  if (isSame(updates, given)) return;
  report({
    what: "discarded",
    expected: "the gradients as they were given",
    got: "others",
    advice: "Say discarded only of what never reaches the update.",
  });
}

/** The order of names does not matter. */
async function checkNames({ build, report }: Subject): Promise<void> {
  const one = trace(await build(), upTo(2)),
    turned = trace(await build(), upTo(2), { reversed: true });
  const sorted = ({ updates }: Trace) =>
    updates.map((values) => Object.entries(values).sort(([a], [b]) => a < b ? -1 : 1));
  if (isSame(sorted(one), sorted(turned))) return;
  report({
    what: "pairing",
    expected: "the same bits in whatever order the parameters come",
    got: "different updates after the order was reversed",
    advice: "Go by names, not by positions; sum over parameters in the order of their names.",
  });
}

/** A state that went through JSON goes on to the same bits. */
async function checkResume({ build, report }: Subject): Promise<void> {
  const whole = trace(await build(), upTo(UPDATES));
  const saved = JSON.parse(JSON.stringify(whole.states[1])) as Json;
  const rest = trace(await build(), upTo(UPDATES).slice(2), { from: stateFromJson(saved) });
  if (isSame(rest.updates, whole.updates.slice(2))) return;
  report({
    what: "resumes",
    expected: "the bits of a run that never stopped",
    got: "different updates after saving and restoring the state",
    advice: "Keep everything that changes in the state, and nothing in variables of the closure.",
  });
}

/** An update whose norm is not finite moves no state, and parameters stay. */
async function checkNotFinite({ build, report }: Subject): Promise<void> {
  const transformation = await build();
  const parameters = parametersOf(), good = gradientsOf(0);
  const first = transformation.update(
    good,
    transformation.init(parameters),
    parameters,
    infoOf(0),
  );
  tf.dispose(first.updates as tf.NamedTensorMap);
  for (const bad of [NaN, Infinity]) {
    const gradients = gradientsOf(1, { bad });
    const next = transformation.update(gradients, first.state, parameters, infoOf(1));
    const moves = !isSame(stateToJson(next.state), stateToJson(first.state));
    const values = Object.values(valuesOf(next.updates)).flat();
    tf.dispose([gradients, next.updates as tf.NamedTensorMap]);
    if (moves) {
      report({
        what: "not finite",
        expected: "the state that was given, for gradients that are not finite",
        got: `another state after a gradient of ${bad}`,
        advice: "Return the given state if globalNorm(updates) is not finite.",
      });
      break;
    }
    const isZero = values.every((value) => value === 0);
    if (transformation.stage === "rule" && !isZero) {
      report({
        what: "not finite",
        expected: "updates of zeros from a rule, for gradients that are not finite",
        got: `others after a gradient of ${bad}`,
        advice: "Return zeros if globalNorm(updates) is not finite.",
      });
      break;
    }
  }
  tf.dispose([good, parameters]);
}

/** A rule goes down: its first update points away from the gradient. */
async function checkDirection({ build, report }: Subject): Promise<void> {
  const transformation = await build();
  if (transformation.stage !== "rule") return;
  const { updates: [first] } = trace(transformation, [0]);
  const gradients = gradientsOf(0), given = valuesOf(gradients);
  tf.dispose(gradients);
  const along = Object.entries(first!).reduce(
    (sum, [name, values]) =>
      sum + values.reduce((own, value, i) => own + value * given[name]![i]!, 0),
    0,
  );
  if (along < 0) return;
  report({
    what: "descends",
    expected: "a first update against the gradient",
    got: `one along it: their product is ${along}`,
    advice: "Updates are added to the parameters: multiply by minus the learning rate.",
  });
}

/** The fused update gives the bits of `update`. */
async function checkFused({ build, report }: Subject): Promise<void> {
  const run = async (isFused: boolean) => {
    const transformation = await build();
    const parts = transformation.stage === "rule" ? [transformation] : [transformation, sgd(0.1)];
    const unordered = transformation.discarded ?? false;
    const fused = chain(
      { unordered },
      ...parts as GradientTransformation[],
    ) as GradientTransformation;
    if (fused.updateInPlace === undefined) return null;
    const { updateInPlace: _, ...stepwise } = fused;
    const optimizer = isFused ? fused : stepwise;
    const parameters = parametersOf();
    let state: State = optimizer.init(parameters);
    const seen = [0, 1, NaN, 2].map((update) => {
      const gradients = gradientsOf(update || 0, Number.isNaN(update) ? { bad: NaN } : {});
      state = applyGradients(optimizer, parameters, gradients, state, infoOf(update || 0));
      tf.dispose(gradients);
      return [valuesOf(parameters), stateToJson(state)];
    });
    tf.dispose(parameters);
    return seen;
  };
  const declares = (await build()).elementwise !== undefined;
  const fused = await run(true), stepwise = await run(false);
  if (fused === null) {
    if (!declares) return;
    report({
      what: "fused",
      expected: "an elementwise capability that fits its stage",
      got: "a chain that does not fuse",
      advice: "A clip declares scale, noise declares noise, a rule descent or adam.",
    });
    return;
  }
  const at = fused.findIndex((values, i) => !isSame(values, stepwise![i]));
  if (at < 0) return;
  report({
    what: "fused",
    expected: "the bits of update, step by step",
    got: `others after update ${at + 1}`,
    advice: "Let elementwise.begin and update compute the same factors, draws and states.",
  });
}

/** `checkState` takes the transformation's own states and no others. */
async function checkStates({ build, report }: Subject): Promise<void> {
  const transformation = await build();
  if (transformation.checkState === undefined) return;
  const own = trace(transformation, [0]).states[0]!;
  try {
    transformation.checkState(stateFromJson(own));
  } catch (error) {
    report({
      what: "checkState",
      expected: "its own state to be accepted",
      got: String(error),
      advice: "Accept what init and update return.",
    });
  }
  for (const foreign of ["foreign", { foreign: 1 }, [null]] as const) {
    try {
      transformation.checkState(foreign);
    } catch {
      continue;
    }
    report({
      what: "checkState",
      expected: "a TypeError for the state of another transformation",
      got: `${JSON.stringify(foreign)} was accepted`,
      advice: "Throw if the state is not null, or not an object of your fields.",
    });
    return;
  }
}

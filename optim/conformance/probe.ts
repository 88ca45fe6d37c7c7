import type { PhiloxKey } from "../../engine/mod.ts";
import { chain } from "../chain.ts";
import type { GradientTransformation } from "../transformation.ts";
import { isOptimizer, type Subject } from "./subject.ts";
import { trace, upTo } from "./trace.ts";
import { combine, product, type Shapes, sizeOf, uniform, type Values } from "./trees.ts";

/** Makes clip and noise visible, whatever rule comes after them. */
export interface Probe {
  /**
   * What clip and noise make of gradients, update after update: in the gradients' own units, so without
   * the learning rate and its sign.
   */
  readonly run: (
    gradients: readonly Values[],
    options?: { readonly key?: PhiloxKey; readonly shapes?: Shapes },
  ) => Promise<readonly Values[]>;
  /** The learning rate of the first update; 1 where there is none. */
  readonly rate: number;
}

/** Updates of which the learning rate is known. */
export const PROBED = 100;

/** What has been made, by subject. */
const probes = new WeakMap<Subject, Promise<Probe | null>>();

/** A probe of a transformation; null where clip and noise cannot be seen. */
export function probeOf(subject: Subject): Promise<Probe | null> {
  const probe = probes.get(subject) ?? makeProbe(subject);
  probes.set(subject, probe);
  return probe;
}

/**
 * A probe of a transformation. An optimizer's updates are divided by the learning rate, which is what it
 * makes of a small gradient. That needs a rule which is linear and remembers nothing, such as gradient
 * descent; before another rule it takes the parts of a chain.
 *
 * @returns Null where neither is possible.
 */
async function makeProbe(subject: Subject): Promise<Probe | null> {
  const { build, shapes, expectations: { microBatches = 1 } } = subject;
  const built = await build();
  const outputs = async (
    gradients: readonly Values[],
    { key, shapes: those = shapes }: Parameters<Probe["run"]>[1] = {},
    of: (built: GradientTransformation) => GradientTransformation = (one) => one,
  ) => {
    const given = gradients.flatMap((one) => upTo(microBatches).map(() => one));
    const made = of(await build(key === undefined ? {} : { key }));
    const { updates } = trace(made, those, given, { value: 0, microBatches, stays: true });
    return upTo(gradients.length).map((update) => sumOf(updates, update, microBatches));
  };
  if (!isOptimizer(built)) return { rate: 1, run: (given, options) => outputs(given, options) };
  const rates = await ratesOf(subject, outputs);
  if (rates !== null) {
    return {
      rate: rates[0]!,
      run: async (gradients, options) =>
        (await outputs(gradients, options)).map((values, update) =>
          combine(values, values, (value) => value / -rates[update]!)
        ),
    };
  }
  const front = (one: GradientTransformation) => {
    const parts = partsOf(one);
    return parts.slice(0, parts.findIndex(({ stage }) => stage !== "clip" && stage !== "noise"));
  };
  if (microBatches !== 1 || front(built).length === 0) return null;
  const first = (one: GradientTransformation) =>
    chain({ unordered: true }, ...front(one)) as GradientTransformation;
  return { rate: 1, run: (gradients, options) => outputs(gradients, options, first) };
}

/** The parts of a chain, or of one in wrappers. */
function partsOf({ parts, inner }: GradientTransformation): readonly GradientTransformation[] {
  return parts?.flatMap((part) => part.inner === undefined ? part : partsOf(part)) ??
    (inner === undefined ? [] : partsOf(inner));
}

/** The sum of what micro-batches came to. */
function sumOf(updates: readonly Values[], update: number, microBatches: number): Values {
  return updates.slice(update * microBatches, (update + 1) * microBatches)
    .reduce((sum, own) => combine(sum, own, (a, b) => a + b));
}

/** A gradient that no clip changes, where the clip is the one that is expected. */
export function smallGradient(
  { shapes, expectations: { clip } }: Subject,
  factor = 1,
): Values {
  const count = Object.values(shapes).reduce((sum, shape) => sum + sizeOf(shape), 0);
  return uniform(shapes, factor * 0.25 * Math.min(1, clip?.norm ?? 1) / Math.sqrt(count));
}

/** The learning rates of the first updates; null for a rule that is not linear, or remembers. */
async function ratesOf(
  subject: Subject,
  outputs: (gradients: readonly Values[]) => Promise<readonly Values[]>,
): Promise<readonly number[] | null> {
  const small = smallGradient(subject), none = uniform(subject.shapes);
  const responses = async (gradients: readonly Values[]) => {
    const moved = await outputs(gradients), without = await outputs(gradients.map(() => none));
    return moved.map((values, i) => combine(values, without[i]!, (a, b) => a - b));
  };
  const square = product(small, small);
  const steady = await responses(upTo(PROBED).map(() => small));
  const rates = steady.map((response) => -product(response, small) / square);
  const [twice, after] = await responses([smallGradient(subject, 2), none]);
  const isLinear = isClose(steady[0]!, small, -rates[0]!) &&
    isClose(twice!, small, -2 * rates[0]!) &&
    isClose(steady[1]!, small, -rates[1]!) && isClose(after!, small, 0, Math.abs(rates[0]!));
  return isLinear && rates.every((rate) => rate > 0) ? rates : null;
}

/** Whether values are multiples of others, to a thousandth. */
function isClose(
  values: Values,
  others: Values,
  factor: number,
  scale = Math.abs(factor),
): boolean {
  return Object.entries(values).every(([name, own]) =>
    Array.from(own).every((value, i) => {
      const other = others[name]![i]!;
      return Math.abs(value - factor * other) <= 1e-3 * scale * Math.abs(other);
    })
  );
}

import * as tf from "@tensorflow/tfjs";
import { applyGradients } from "../apply.ts";
import type { Landscape } from "./landscapes.ts";
import { addsNoise, keyOf, type Subject } from "./subject.ts";
import { trace, upTo } from "./trace.ts";
import {
  combine,
  mapValues,
  normOf,
  parametersOf,
  type Shapes,
  sizeOf,
  tensorsOf,
  uniform,
  valuesOf,
} from "./trees.ts";

const UPDATES = 50;

const MOST_UPDATES = 3000;
/** Where an optimizer with noise has come to is the mean of its last updates. */
const LAST = 20;

/** Whether noise is so much longer than the steps that they cannot be told from it. */
export function isDrowned({ distance, noise }: Reach): boolean {
  return noise > 0 && distance < 2 * noise * Math.sqrt(UPDATES / 2);
}

/** How far an optimizer goes. */
export interface Reach {
  /** The norm of the gradients that it was measured with. */
  readonly norm: number;
  /** How far 50 updates go in sum. */
  readonly distance: number;
  /** The longest of them; where there is noise, which cannot be told from it, their mean. */
  readonly step: number;
  /** What noise adds to one. */
  readonly noise: number;
}

/**
 * Goes on under the same gradients for 50 updates. They are made longer until noise is small beside
 * them, or a clip keeps them from it.
 */
export async function measureReach(subject: Subject): Promise<Reach> {
  const isNoisy = addsNoise(await subject.build(), subject.expectations);
  let reach = await reachAt(subject, 1, isNoisy);
  for (let norm = 100; norm < 1e5 && reach.noise > 0.1 * reach.step; norm *= 100) {
    reach = await reachAt(subject, norm, isNoisy);
  }
  return reach;
}

async function reachAt(subject: Subject, norm: number, isNoisy: boolean): Promise<Reach> {
  const { build, shapes, expectations: { microBatches = 1 } } = subject;
  const steady = uniform(shapes, norm / Math.sqrt(countOf(shapes)));
  const gradients = upTo(UPDATES * microBatches).map(() => steady);
  const run = async (seed: number) => {
    const built = await build({ key: keyOf(seed) });
    return trace(built, shapes, gradients, { value: 0, microBatches, stays: true }).updates;
  };
  const one = await run(1), other = isNoisy ? await run(2) : one;
  const means = one.map((values, i) => combine(values, other[i]!, (a, b) => (a + b) / 2));
  const noise = one.map((values, i) => combine(values, other[i]!, (a, b) => (a - b) / Math.SQRT2));
  const sum = means.reduce((total, values) => combine(total, values, (a, b) => a + b));
  const distance = normOf(sum);
  return {
    norm,
    distance,
    step: isNoisy ? distance / UPDATES : Math.max(...means.map(normOf)),
    noise: Math.max(...noise.map(normOf)),
  };
}

/**
 * Goes down a landscape that is as wide as the optimizer's steps, and as steep at the start as the
 * gradients that it was measured with.
 *
 * @returns The share of the height that is left for the parameter that is worst off.
 */
export async function minimize(
  { build, shapes, expectations: { microBatches = 1 } }: Subject,
  { start, height, slope, steps, enough }: Landscape,
  { norm, distance, step, noise }: Reach,
): Promise<number> {
  const optimizer = await build();
  const width = Math.max(distance / 5, steps * step, 50 * noise * noise / step);
  const updates = Math.min(MOST_UPDATES, Math.max(4 * UPDATES, Math.ceil(3 * width / step)));
  const unit = width / Math.sqrt(countOf(shapes));
  const begin = mapValues(uniform(shapes), ({ length }) => start(length));
  const steepness = norm / normOf(mapValues(begin, slope));
  const parameters = parametersOf(shapes);
  const first = tensorsOf(mapValues(begin, (x) => x.map((value) => value * unit)), shapes);
  for (const [name, parameter] of Object.entries(parameters)) parameter.assign(first[name]!);
  tf.dispose(first);
  let state = optimizer.init(parameters);
  const left: number[] = [];
  for (const _ of upTo(updates)) {
    const here = mapValues(
      valuesOf(parameters),
      (values) => Float64Array.from(values, (value) => value / unit),
    );
    left.push(
      Math.max(...Object.entries(here).map(([name, x]) => height(x) / height(begin[name]!))),
    );
    const last = meanOf(left.slice(noise === 0 ? -1 : -LAST));
    if (!(last < 1e6) || (left.length > LAST && last <= enough / 2)) break;
    const gradients = tensorsOf(
      mapValues(here, (x) => slope(x).map((value) => value * steepness)),
      shapes,
    );
    for (const _ of upTo(microBatches)) {
      state = applyGradients(optimizer, parameters, gradients, state, INFO);
    }
    tf.dispose(gradients);
  }
  tf.dispose(parameters);
  return meanOf(left.slice(noise === 0 ? -1 : -LAST));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function countOf(shapes: Shapes): number {
  return Object.values(shapes).reduce((sum, shape) => sum + sizeOf(shape), 0);
}

const INFO = { epoch: 0, measured: { error: 0.5, trainingError: 0.4 } };

import type { PhiloxKey } from "../../engine/mod.ts";
import { positionOf } from "../_position.ts";
import { follow } from "../schedules/mod.ts";
import type { ExpectedNoise } from "./expectations.ts";
import { type Probe, PROBED, probeOf } from "./probe.ts";
import { keyOf, type Subject } from "./subject.ts";
import { infoOf, upTo } from "./trace.ts";
import { type Shapes, uniform, type Values } from "./trees.ts";

/** Noise by itself: what comes out for gradients of zeros. */
export interface NoiseSample {
  readonly probe: Probe;
  readonly noise: ExpectedNoise;
  /** The expected deviation at an update. */
  readonly deviationAt: (update: number) => number;
  /** The parameters that get noise. */
  readonly names: readonly string[];
  readonly shapes: Shapes;
  /** Draws again: with another key, or of fewer updates. */
  readonly draw: (
    options?: { readonly key?: PhiloxKey; readonly updates?: number },
  ) => Promise<readonly Values[]>;
  /** The noise of the first 100 updates. */
  readonly updates: readonly Values[];
}

const DRAWS = 1_000_000;

/** What has been drawn, by subject: several checks look at it. */
const samples = new WeakMap<Subject, Promise<NoiseSample | null>>();

/** The noise of a subject; null if none is expected, or it cannot be seen behind the rule. */
export function noiseSampleOf(subject: Subject): Promise<NoiseSample | null> {
  const drawn = samples.get(subject) ?? drawSample(subject);
  samples.set(subject, drawn);
  return drawn;
}

async function drawSample(subject: Subject): Promise<NoiseSample | null> {
  const { noise } = subject.expectations;
  const probe = noise === undefined ? null : await probeOf(subject);
  if (noise === undefined || probe === null) return null;
  const names = Object.keys(subject.shapes).filter((name) => !(noise.except ?? []).includes(name));
  const columns = Math.ceil((noise.draws ?? DRAWS) / PROBED / names.length / ROWS);
  const shapes = Object.fromEntries(
    Object.entries(subject.shapes).map(([name, { length }]) => [
      name,
      length < 2 ? [ROWS * columns] : [ROWS, columns],
    ]),
  );
  const draw: NoiseSample["draw"] = ({ key = keyOf(1), updates = PROBED } = {}) =>
    probe.run(upTo(updates).map(() => uniform(shapes)), { key, shapes });
  return {
    ...{ probe, noise, names, shapes, draw },
    deviationAt: deviationOf(noise),
    updates: await draw(),
  };
}

const ROWS = 50;

/** The expected deviation as a function of the update. */
export function deviationOf({ deviation }: ExpectedNoise): (update: number) => number {
  if (typeof deviation === "function") return deviation;
  const at = follow(deviation, { before: 1, last: 10 });
  return (update) => at(positionOf(update, infoOf(0)));
}

/** The expected correlation of an update's noise with the next one's, by update. */
export function correlationOf({ correlation = 0 }: ExpectedNoise): (update: number) => number {
  return typeof correlation === "function" ? correlation : () => correlation;
}

/** The numbers of an update that should be noise, of one deviation. */
export function numbersOf(values: Values, names: readonly string[]): Float32Array {
  const all = new Float32Array(names.reduce((sum, name) => sum + values[name]!.length, 0));
  let at = 0;
  for (const name of names) {
    all.set(values[name]!, at);
    at += values[name]!.length;
  }
  return all;
}

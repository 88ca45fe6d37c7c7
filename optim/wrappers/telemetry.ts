import { checkIsTransformation } from "../_check_is_transformation.ts";
import * as tf from "@tensorflow/tfjs";
import { isCount } from "../_check_update.ts";
import { chain } from "../chain.ts";
import { globalNorm, sumOfSquaresOf } from "../norm.ts";
import type { State } from "../state.ts";
import type {
  GradientTransformation,
  Observation,
  Probe,
  Telemetry,
  Tree,
} from "../transformation.ts";
import { findState, wrap } from "./_wrap.ts";

/** The updates made, those since the last reading that were clipped, and that reading. */
export type TelemetryState = {
  readonly update: number;
  readonly clipped: number;
  readonly last: Telemetry | null;
  readonly inner: State;
};

/**
 * Reads at intervals what clip and noise do to the updates, and leaves every bit of the training as it is. At
 * update 0, `every`, 2 `every`, ... observations have `telemetry`, and the state keeps it: `telemetryOf` reads
 * it from there. Between two readings it only counts; a reading takes the time of 10 to 25 updates.
 *
 * @param every Updates from one reading to the next.
 * @throws {RangeError} If that is no whole number above 0.
 * @throws {TypeError} If it contains no transformation, or noise stands before a wrapper in what it contains: the update comes of what the
 * wrapper makes of it, where it cannot be told from the gradient.
 *
 * @example
 * ```ts
 * import {
 *   applyGradients,
 *   buildOptimizer,
 *   streamKey,
 *   telemetryOf,
 * } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const text = "telemetry(100) > clip(1) > noise(0.01) > sgd(0.1)";
 * const optimizer = await buildOptimizer(text, { key: streamKey(1, "noise") });
 * const w = tf.variable(tf.ones([100])), gradients = { w: tf.fill([100], 3) };
 * const state = applyGradients(optimizer, { w }, gradients, optimizer.init({ w }), { epoch: 0 });
 * const { gradientNorm, clippedGradientNorm, noiseNorm, cosine } = telemetryOf(state)!;
 * if (gradientNorm !== 30 || Math.abs(clippedGradientNorm - 1) > 1e-6) throw new Error("norms");
 * // A deviation of 0.01 on 100 numbers: a norm of about 0.1, which turns the update by about 6 degrees.
 * if (Math.abs(noiseNorm - 0.1) > 0.03 || Math.abs(cosine! - 0.995) > 0.003) throw new Error("noise");
 * ```
 */
export function telemetry(
  inner: GradientTransformation,
  every: number,
): GradientTransformation<TelemetryState> {
  checkIsTransformation("read telemetry", inner);
  if (!(Number.isSafeInteger(every) && every > 0)) {
    throw new RangeError(`Cannot read telemetry every ${every} updates`);
  }
  const early = noiseBeforeWrapper(inner);
  if (early !== null) {
    throw new TypeError(
      `Cannot read telemetry of noise before ${early}: only noise after it is part of an update`,
    );
  }
  // Chains call the probe.
  const isOpen = [inner.parts, inner.inner, inner.groups].some((part) => part !== undefined);
  const whole = isOpen ? inner : chain(inner) as GradientTransformation;
  return wrap<TelemetryState>({
    step: { kind: "telemetry", every },
    inner: whole,
    fields: ["update", "clipped", "last", "inner"],
    init: (_params, inner) => ({ update: 0, clipped: 0, last: null, inner }),
    check({ clipped }) {
      if (!isCount(clipped)) throw new TypeError(`Cannot go on from ${clipped} clipped updates`);
    },
    run(state, { gradients, info, pass }) {
      const { update } = state, isDue = update % every === 0;
      const sums = isDue ? new Sums() : null;
      const passed = sums === null
        ? info
        : { ...info, probe: (probed: Parameters<Probe>[0]) => sums.add(probed) };
      const { inner, moved, seen } = pass(state.inner, gradients, passed);
      if (!moved) return { ...state, inner };
      const clipped = state.clipped + Number(seen.clipped ?? false);
      if (sums === null) return { ...state, update: update + 1, clipped, inner };
      const norm = seen.gradientNorm ?? globalNorm(gradients);
      const last: Telemetry = {
        update,
        gradientNorm: norm,
        clippedGradientNorm: seen.clippedGradientNorm ?? norm,
        clippedUpdates: clipped / Math.min(every, update + 1),
        clippedShare: seen.clippedShare ?? null,
        ...sums.read(),
      };
      info.observe?.({ telemetry: last });
      return { update: update + 1, clipped: 0, last, inner };
    },
  });
}

/**
 * The last reading in the state of an optimizer; null before the first, and where there is no `telemetry`.
 *
 * @param state Of a transformation, or of a tfjs optimizer by `asTfOptimizer`.
 *
 * @example
 * ```ts
 * import { asTfOptimizer, sgd, telemetry, telemetryOf } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const w = tf.variable(tf.scalar(4), true, "w");
 * const optimizer = asTfOptimizer(telemetry(sgd(0.1), 100));
 * optimizer.minimize(() => tf.square(w));
 * // The gradient is 8, the update -0.8 by a parameter of 4.
 * const { gradientNorm, updateRatio } = telemetryOf(optimizer.state)!;
 * if (gradientNorm !== 8 || Math.abs(updateRatio! - 0.2) > 1e-6) throw new Error("another reading");
 * ```
 */
export function telemetryOf(state: State): Telemetry | null {
  return (findState(state, ["last", "clipped"]) as TelemetryState | null)?.last ?? null;
}

/** The wrapper that noise stands before; null if there is none. */
function noiseBeforeWrapper({ parts, inner }: GradientTransformation): string | null {
  const last = parts?.at(-1);
  if (
    last?.stage === "wrapper" && parts!.some((part) => part.stage === "noise" && !part.discarded)
  ) {
    return last.spec?.step.kind ?? "a wrapper";
  }
  const next = last?.stage === "wrapper" ? last : inner;
  return next === undefined ? null : noiseBeforeWrapper(next);
}

/** Sums over the chains of an update: there are several where parameters have optimizers of their own. */
class Sums {
  #noise = 0;
  /** The square that is expected of it. */
  #expected = 0;
  /** Of the update with the noise and the one without it. */
  #noisy = 0;
  #clean = 0;
  #product = 0;
  #parameters = 0;

  add({ parts, gradients, states, params, info }: Parameters<Probe>[0]): void {
    // By `update` alone, which changes nothing.
    const updatesOf = (isNoisy: boolean) => {
      let updates = gradients;
      const noise = new Map<string, Float64Array>();
      let deviation = 0;
      const observe = ({ noiseStandardDeviation = deviation }: Observation) =>
        deviation = noiseStandardDeviation;
      for (const [i, part] of parts.entries()) {
        if (part.stage === "noise" && !isNoisy) continue;
        const before = updates;
        updates = part.update(before, states[i]!, params, { ...info, observe }).updates;
        if (part.stage !== "noise") continue;
        addDifference(noise, before, updates);
        this.#expected += deviation ** 2 * sizeOf(updates);
        deviation = 0;
      }
      return { updates, noise };
    };
    tf.tidy(() => {
      const { updates, noise } = updatesOf(true), clean = updatesOf(false).updates;
      for (const values of noise.values()) for (const value of values) this.#noise += value * value;
      this.#noisy += sumOfSquaresOf(updates);
      this.#clean += sumOfSquaresOf(clean);
      this.#product += productOf(updates, clean);
      this.#parameters += sumOfSquaresOf(params, Object.keys(updates));
    });
  }

  read(): Pick<Telemetry, "noiseNorm" | "expectedNoiseNorm" | "cosine" | "updateRatio"> {
    const finite = (value: number) => Number.isFinite(value) ? value : null;
    return {
      noiseNorm: Math.sqrt(this.#noise),
      expectedNoiseNorm: Math.sqrt(this.#expected),
      cosine: finite(this.#product / (Math.sqrt(this.#noisy) * Math.sqrt(this.#clean))),
      updateRatio: finite(Math.sqrt(this.#noisy) / Math.sqrt(this.#parameters)),
    };
  }
}

function sizeOf(tree: Tree): number {
  return Object.values(tree).reduce((sum, { size }) => sum + size, 0);
}

function addDifference(sums: Map<string, Float64Array>, before: Tree, after: Tree): void {
  for (const [name, tensor] of Object.entries(after)) {
    const values = tensor.dataSync(), others = before[name]!.dataSync();
    const sum = sums.get(name) ?? new Float64Array(values.length);
    for (let i = 0; i < sum.length; i++) sum[i]! += values[i]! - others[i]!;
    sums.set(name, sum);
  }
}

function productOf(one: Tree, other: Tree): number {
  let product = 0;
  for (const name of Object.keys(one).sort()) {
    const values = one[name]!.dataSync(), others = other[name]!.dataSync();
    for (let i = 0; i < values.length; i++) product += values[i]! * others[i]!;
  }
  return product;
}

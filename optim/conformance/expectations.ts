import { checkOptions } from "../_check_options.ts";
import type { BuildContext } from "../spec/mod.ts";
import type { Schedule } from "../schedules/mod.ts";
import type { GradientTransformation } from "../transformation.ts";

/** Makes the transformation under test, anew at every call, as a training would with this context. */
export type MakeTransformation = (
  context: BuildContext,
) => GradientTransformation | Promise<GradientTransformation>;

/**
 * The same computation in float64, update after update.
 *
 * @returns What `update` should return for these gradients and parameters.
 */
export type ReferenceUpdate = (
  gradients: Readonly<Record<string, ArrayLike<number>>>,
  parameters: Readonly<Record<string, ArrayLike<number>>>,
  update: number,
) => Readonly<Record<string, ArrayLike<number>>>;

/** What a transformation claims to do, for `checkTransformation` to hold it to. */
export interface Expectations {
  /** The noise that it adds. */
  readonly noise?: ExpectedNoise | undefined;
  /** The clip before the noise. */
  readonly clip?: ExpectedClip | undefined;
  /** The gradients that make one update: n for what accumulates n micro-batches. 1 if missing. */
  readonly microBatches?: number | undefined;
  /** Makes the reference that the updates are compared with. Not for what adds noise. */
  readonly reference?: (() => ReferenceUpdate) | undefined;
  /** The shapes of parameters to try it on, for what goes by names: `{ "encoder/bias": [10] }`. */
  readonly parameters?: Readonly<Record<string, readonly number[]>> | undefined;
}

/** Noise as it should be. */
export interface ExpectedNoise {
  /** The **standard deviation**: a number, a schedule like `annealed({ eta: 1 })`, or a function of the update. */
  readonly deviation: Schedule | ((update: number) => number);
  /** Whether it is Gaussian within two of these deviations. False if missing. */
  readonly truncated?: boolean | undefined;
  /** Between the noise of an element in an update and in the next, or that as a function of the update. */
  readonly correlation?: number | ((update: number) => number) | undefined;
  /** Parameters that get none. */
  readonly except?: readonly string[] | undefined;
  /** Makes noise of deviation 1 from the same draws: each number then has to be a multiple of it. */
  readonly unit?: MakeTransformation | undefined;
  /** Numbers to draw for tests of the distribution; a million if missing. */
  readonly draws?: number | undefined;
}

/** A clip as it should be. */
export interface ExpectedClip {
  /** The largest norm that it lets through. */
  readonly norm: number;
  /** What has this norm at most: all gradients together, each group of the context, or each parameter. */
  readonly of?: "all" | "group" | "parameter" | undefined;
}

/** The names that expectations can have, of which none may be missing here. */
const names = {
  noise: true,
  clip: true,
  microBatches: true,
  reference: true,
  parameters: true,
} as const satisfies Record<keyof Expectations, true>;
const noiseNames = {
  deviation: true,
  truncated: true,
  correlation: true,
  except: true,
  unit: true,
  draws: true,
} as const satisfies Record<keyof ExpectedNoise, true>;
const clipNames = { norm: true, of: true } as const satisfies Record<keyof ExpectedClip, true>;

/**
 * Checks that expectations have names that are known: what is misspelled would not be compared, and nothing
 * found.
 *
 * @throws {TypeError} If one has another.
 */
export function checkExpectations(expectations: Expectations): void {
  const check = (what: string, options: object | undefined, known: object) => {
    if (options === undefined) return;
    checkOptions(`compare with ${what}`, options, Object.keys(known));
  };
  check("expectations", expectations, names);
  check("the expected noise", expectations.noise, noiseNames);
  check("the expected clip", expectations.clip, clipNames);
}

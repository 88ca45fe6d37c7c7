import {
  deviationOf,
  follow,
  rateOf,
  type Schedule,
  type ScheduleEntry,
  scheduleOf,
  type Step,
  stepsOf,
  type TrainingLength,
} from "../../optim/spec/mod.ts";

/** A step of gradient descent with annealed noise: the rate, and eta and gamma of the variance. */
export interface Walk {
  readonly rate: number;
  readonly eta: number;
  readonly gamma: number;
}

/** The walk of weights that noise alone moves; null where the rate changes or the noise is not annealed. */
export function walkOf(optimizer: readonly Step[]): Walk | null {
  const rate = rateOf(optimizer), deviation = deviationOf(optimizer);
  if (!isPlain(optimizer) || typeof rate !== "number") return null;
  if (deviation === null || typeof deviation === "number") return null;
  const { kind, eta, gamma } = deviation as { kind: string; eta?: unknown; gamma?: unknown };
  return kind === "annealed" && typeof eta === "number" && typeof gamma === "number"
    ? { rate, eta, gamma }
    : null;
}

/** Whether an update is the rate times the gradient. */
function isPlain(optimizer: readonly Step[]): boolean {
  return optimizer.at(-1)?.kind === "sgd" && stepsOf(optimizer, "scale").length === 0 &&
    stepsOf(optimizer, "wrapper").length === 0;
}

/**
 * The deviation of the noise by update; null without noise, or where it follows what is measured or the
 * share of an epoch.
 */
export function noiseBy(
  optimizer: readonly Step[],
  length: TrainingLength,
): ((position: { readonly update: number; readonly epoch: number }) => number) | null {
  const deviation = deviationOf(optimizer);
  const isKnown = deviation !== null && !["measured", "training"].includes(overOf(deviation)!);
  return isKnown ? follow(deviation, length) : null;
}

/** What a schedule depends on; undefined for a number, or a schedule that is not known here. */
function overOf(schedule: Schedule): ScheduleEntry["over"] | undefined {
  return typeof schedule === "object" ? scheduleOf(schedule.kind)?.over : undefined;
}

/**
 * As `walkedTo`, update by update for any schedules of rate and noise, after 0, 1, ... updates; null where
 * `walkedTo` has no meaning, or where a schedule follows what is measured.
 */
export function walkedBy(
  optimizer: readonly Step[],
  length: TrainingLength,
  updatesPerEpoch: number,
  updates: number,
): Float64Array | null {
  const rate = rateOf(optimizer), noise = noiseBy(optimizer, length);
  if (!isPlain(optimizer) || rate === null || overOf(rate) === "measured" || noise === null) {
    return null;
  }
  const rateAt = follow(rate, length), walked = new Float64Array(updates + 1);
  let variance = 0;
  for (let update = 0; update < updates; update++) {
    const epochs = update / updatesPerEpoch, epoch = Math.floor(epochs);
    const position = { update, epoch, epochShare: epochs - epoch };
    variance += (rateAt(position) * noise(position)) ** 2;
    walked[update + 1] = Math.sqrt(variance);
  }
  return walked;
}

/**
 * The standard deviation of weights that begin at 0 after a number of updates that are noise alone:
 * rate * sqrt(eta * ((1 + t)^(1 - gamma) - 1) / (1 - gamma)), the root of the sum of all variances, the sum
 * taken as an integral.
 */
export function walkedTo({ rate, eta, gamma }: Walk, updates: number): number {
  const power = 1 - gamma;
  const sum = Math.abs(power) < 1e-9 ? Math.log1p(updates) : ((1 + updates) ** power - 1) / power;
  return rate * Math.sqrt(eta * sum);
}

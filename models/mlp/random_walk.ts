import { deviationOf, rateOf, type Step } from "../../optim/spec/mod.ts";

/** A step of gradient descent with annealed noise: the rate, and eta and gamma of the variance. */
export interface Walk {
  readonly rate: number;
  readonly eta: number;
  readonly gamma: number;
}

/** The walk of weights that noise alone moves; null where the rate changes or the noise is not annealed. */
export function walkOf(optimizer: readonly Step[]): Walk | null {
  const rate = rateOf(optimizer), deviation = deviationOf(optimizer);
  const isPlain = optimizer.at(-1)?.kind === "sgd" && typeof rate === "number";
  if (!isPlain || deviation === null || typeof deviation === "number") return null;
  const { kind, eta, gamma } = deviation as { kind: string; eta?: unknown; gamma?: unknown };
  return kind === "annealed" && typeof eta === "number" && typeof gamma === "number"
    ? { rate, eta, gamma }
    : null;
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

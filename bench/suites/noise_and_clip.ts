import type { Suite, Variant } from "./schema/schema.ts";
import { variants } from "./variants.ts";

/** The memory networks and the twenty-layer network, as patterns of workloads. */
const MEMORY = "memn2n/*", DIGITS = "mlp/digits";

/** Without a linear start Sukhbaatar et al. 2015 begin with this rate; the other one is ours. */
const rules = {
  [MEMORY]: "sgd(0.01, halve=25, of=100)",
  [DIGITS]: "sgd(0.2, halve=20, of=60)",
} as const;

/** A row or a column: what it is called, and its steps by workload. */
interface Axis {
  /** In names of variants. */
  readonly name: string;
  readonly title: string;
  readonly [MEMORY]: string;
  readonly [DIGITS]: string;
}

function clip(name: string, title: string, kind: string, memory: number, digits: number): Axis {
  return { name, title, [MEMORY]: `${kind}(${memory})`, [DIGITS]: `${kind}(${digits})` };
}

/**
 * Each kind with the threshold that is best for it, of five a factor of about three apart: by the mean
 * validation error over seeds 1 to 3, with the annealed noise. Memory networks share one over their tasks.
 */
const clips: readonly Axis[] = [
  { name: "no-clip", title: "no clip", [MEMORY]: "none", [DIGITS]: "none" },
  clip("global", "global norm", "clip", 40, 3),
  clip("parameter", "norm of a parameter", "clipPerParameter", 20, 3),
  clip("spectral", "spectral norm", "clipBySpectralNorm", 20, 1),
  clip("rms", "root mean square", "clipByBlockRms", 1, 0.01),
  clip("value", "value", "clipByValue", 10, 0.03),
  clip("adaptive", "adaptive, by unit", "clipAdaptively", 10, 0.1),
];

/** Those of Neelakantan et al. 2015 for both networks. */
const etas = { [MEMORY]: 1, [DIGITS]: 0.01 } as const;

/** The updates of these trainings: 60 epochs of 900 questions, 32 or 16 in a batch. */
const updates = { [MEMORY]: 60 * 29, [DIGITS]: 60 * 57 } as const;

/** The mean of eta / (1 + t)^0.55 over all updates, by the integral of 1 / t^0.55. */
function meanVariance(workload: keyof typeof etas): number {
  return etas[workload] * ((1 + updates[workload]) ** 0.45 - 1) / (0.45 * updates[workload]);
}

function noise(name: string, title: string, of: (workload: keyof typeof etas) => string): Axis {
  return { name, title, [MEMORY]: of(MEMORY), [DIGITS]: of(DIGITS) };
}

/** A deviation, to three digits. */
const root = (variance: number) => Number(Math.sqrt(variance).toPrecision(3));

/**
 * The fixed one and that which falls along a cosine have the mean variance of the annealed one. That by
 * error is the rule of Kaiser and Sutskever's code at the annealed one's scale; the anticorrelated one is
 * annealed, and takes back the noise of the update before (Orvieto et al. 2022).
 */
const noises: readonly Axis[] = [
  noise("", "no noise", () => "none"),
  noise("fixed", "fixed", (one) => `noise(${root(meanVariance(one))})`),
  noise("annealed", "annealed", (one) => `noise(annealed(eta=${etas[one]}, gamma=0.55))`),
  // Half a cosine has a mean square of 3/8.
  noise("cosine", "cosine", (one) => `noise(cosine(${root(meanVariance(one) * 8 / 3)}, 0))`),
  noise(
    "by-error",
    "by error",
    (one) => `noise(byError(${root(etas[one])}, gamma=0.55, allowed=0.02), truncated=true)`,
  ),
  noise(
    "anticorrelated",
    "anticorrelated",
    (one) => `noise(annealed(eta=${etas[one]}, gamma=0.55), anticorrelated=1)`,
  ),
];

/** Each with noise against the same clip without, and each clip without noise against no clip. */
function variantOf(clip: Axis, noise: Axis): Variant {
  const bare = noise === noises[0], first = clip === clips[0];
  const settings = (workload: typeof MEMORY | typeof DIGITS) => ({
    clip: clip[workload],
    noise: noise[workload],
    rule: rules[workload],
  });
  return {
    ...variants.plain,
    name: bare ? clip.name : `${clip.name}-${noise.name}`,
    title: `${first ? "" : "clip by "}${clip.title}; ${noise.title}`,
    against: !bare ? clip.name : first ? null : clips[0]!.name,
    grid: { row: clip.title, column: noise.title },
    overrides: { [MEMORY]: settings(MEMORY), [DIGITS]: settings(DIGITS) },
  };
}

/**
 * What a clip and a noise are worth together: memory networks without a linear start, of which some gain by
 * the noise, and a network of twenty layers that learns with it alone.
 */
export const noiseAndClip: Suite = {
  name: "noise-and-clip",
  title: "Kinds of clip by kinds of noise, in memory networks and a network of twenty layers",
  version: 1,
  workloads: ["memn2n/babi-qa9", "memn2n/babi-qa10", "memn2n/babi-qa14", DIGITS],
  variants: clips.flatMap((clip) => noises.map((noise) => variantOf(clip, noise))),
  seeds: Array.from({ length: 10 }, (_, i) => 201 + i),
  budget: { phases: { linear: 0 }, epochs: 60 },
  modelOptions: { mlp: { input: "unit", loss: "mean", init: "simple" } },
  taskOptions: {},
  overrides: { [DIGITS]: { budget: { batchSize: 16, validateEvery: 10 } } },
  margin: 0.01,
  published: [],
  data: { seed: 1, train: 1000, test: 1000 },
  backend: "wasm",
};

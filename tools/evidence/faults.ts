import type { Edit } from "./project_copy.ts";

/** A mistake that somebody could make below the specification of a trial: ids stay as they were. */
export interface Fault {
  readonly name: string;
  /** What is wrong, for a table. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** What shows it, at the least: errors of test questions, digests, tensors, or the time. */
  readonly shows: "errors" | "digests" | "tensors" | "time";
}

/**
 * The faults that a gate must see. Noise off, before the clip, and of a variance used as a deviation are
 * all found in published code.
 */
export const faults: readonly Fault[] = [
  {
    name: "noise-off",
    title: "noise is drawn and never applied",
    edits: [{
      path: "optim/_update_in_place.ts",
      from: "{ scale, noise: draw }",
      to: "{ scale, noise: draws === null ? draw : null }",
    }],
    shows: "digests",
  },
  {
    name: "noise-before-clip",
    title: "noise is added before the clip",
    edits: [{
      path: "bench/trial/optimizer.ts",
      from: "chain(clip(spec.clip, groups), addGradientNoise({ schedule, key }), rule(spec.rule))",
      to:
        "chain({ unordered: true }, addGradientNoise({ schedule, key }), clip(spec.clip, groups), rule(spec.rule))",
    }],
    shows: "digests",
  },
  {
    name: "variance-as-deviation",
    title: "the variance is used as standard deviation",
    edits: [
      {
        path: "optim/noise.ts",
        from: "return schedule.standardDeviation;",
        to: "return schedule.standardDeviation ** 2;",
      },
      {
        path: "optim/noise.ts",
        from: "Math.sqrt(schedule.eta / Math.pow(1 + update, schedule.gamma))",
        to: "schedule.eta / Math.pow(1 + update, schedule.gamma)",
      },
    ],
    shows: "digests",
  },
  {
    name: "learning-rate",
    title: "the learning rate is a tenth",
    edits: [
      {
        path: "optim/learning_rate.ts",
        from: "return schedule.rate;",
        to: "return 0.1 * schedule.rate;",
      },
      {
        path: "optim/learning_rate.ts",
        from: "return schedule.rate * 0.5 ** halvings;",
        to: "return 0.1 * schedule.rate * 0.5 ** halvings;",
      },
    ],
    shows: "errors",
  },
  {
    name: "position-encoding-off",
    title: "words have no position",
    edits: [{
      path: "models/memn2n/position_encoding.ts",
      from: "return 1 + 4 * (k - (d + 1) / 2) * (j - (J + 1) / 2) / (d * J);",
      to: "return 1;",
    }],
    shows: "errors",
  },
  {
    name: "gradient-sign",
    title: "the gradient of one matrix has the other sign",
    edits: [{
      path: "optim/_update_in_place.ts",
      from: "const scale = scales.get(name)!,",
      to: 'const scale = (name === "embedding1" ? -1 : 1) * scales.get(name)!,',
    }],
    shows: "errors",
  },
  {
    name: "seed-stream",
    title: "examples are ordered by another random stream",
    edits: [{
      path: "bench/trial/run_trial.ts",
      from: 'order: stream("order"),',
      to: 'order: stream("dropout"),',
    }],
    shows: "digests",
  },
  {
    name: "tensor-left",
    title: "a tensor is never disposed of",
    edits: [{
      path: "models/memn2n/memn2n.ts",
      from: "      this.#statementWeights,\n      this.#questionWeights,\n    ]);",
      to: "      this.#statementWeights,\n    ]);",
    }],
    shows: "tensors",
  },
  {
    name: "slow",
    title: "each gradient is computed ten times",
    edits: [{
      path: "models/memn2n/memory_network_pass.ts",
      from: "const { loss, addresses } = this.#run(batch, linear, true);",
      to: `for (let again = 0; again < 9; again++) this.#run(batch, linear, true);
    const { loss, addresses } = this.#run(batch, linear, true);`,
    }],
    shows: "time",
  },
];

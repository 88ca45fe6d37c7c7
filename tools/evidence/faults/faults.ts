/** A mistake that somebody could make below the specification of a trial: ids stay as they were. */
export interface Fault {
  /** The module of this name in this folder has the mistake, with `_` for `-`. */
  readonly name: string;
  /** What is wrong, for a table. */
  readonly title: string;
  /** The module that it stands in for, from the project's folder. */
  readonly replaces: string;
  /** What shows it, at the least: errors of test questions, digests, tensors, or the time. */
  readonly shows: "errors" | "digests" | "tensors" | "time";
}

/**
 * The faults that a gate must notice. Noise never applied, noise before the clip, and a variance used as
 * a deviation are all found in published code.
 */
export const faults: readonly Fault[] = [
  {
    name: "noise-off",
    title: "noise is drawn and never applied",
    replaces: "engine/mod.ts",
    shows: "digests",
  },
  {
    name: "noise-before-clip",
    title: "noise is added before the clip",
    replaces: "optim/chain.ts",
    shows: "digests",
  },
  {
    name: "variance-as-deviation",
    title: "the variance is used as standard deviation",
    replaces: "engine/mod.ts",
    shows: "digests",
  },
  {
    name: "learning-rate",
    title: "the learning rate is a tenth",
    replaces: "engine/mod.ts",
    shows: "errors",
  },
  {
    name: "position-encoding-off",
    title: "words have no position",
    replaces: "models/memn2n/position_encoding.ts",
    shows: "errors",
  },
  {
    name: "gradient-sign",
    title: "the gradient of one matrix has the other sign",
    replaces: "optim/mod.ts",
    shows: "errors",
  },
  {
    name: "seed-stream",
    title: "examples are ordered by another random stream",
    replaces: "engine/base/random_stream.ts",
    shows: "digests",
  },
  {
    name: "tensor-left",
    title: "a tensor is never disposed of",
    replaces: "models/memn2n/memn2n.ts",
    shows: "tensors",
  },
  {
    name: "slow",
    title: "each gradient is computed ten times",
    replaces: "models/memn2n/memn2n.ts",
    shows: "time",
  },
];

/** Names the code as it is. */
export const CLEAN: Pick<Fault, "name" | "title"> = { name: "clean", title: "the code as it is" };

/** What is more than this takes days or no memory has room for it; errors name the number. */
export const LIMITS = {
  /** Characters of a name, and of a sentence. */
  name: 100,
  text: 1000,
  /** Entries of `workloads` and `published`. */
  entries: 1000,
  /** A grid of six quantities with three values each in two arms has 1,458. */
  variants: 2000,
  /** Of an arm, in a search. */
  configurations: 1000,
  seeds: 1000,
  /** Of the training, and of the test part. */
  questions: 100_000,
  epochs: 100_000,
  /** Trainings of a trial. */
  attempts: 1000,
  /** Of a batch. */
  examples: 100_000,
  /** Workloads x variants x seeds. */
  trials: 100_000,
  /** Of a suite: more jobs are a burden to the scheduler of a cluster. */
  shards: 1000,
  /** Of a job that a scheduler starts again. */
  restarts: 1000,
} as const;

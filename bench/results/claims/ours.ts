import type { Paper } from "./claim.ts";

/** What is claimed here, and by no paper. */
export const ours: Paper = {
  title: "gradnoise's own",
  citation: "docs/neural-programmer.md",
  claims: [
    {
      id: "found-programs-noise",
      sentence:
        "On a single column, where the programs that are found right are learned and 64 are tried, more " +
        "runs answer everything right with noise.",
      place: "suite tables-noise",
      published: null,
      test: {
        suite: "tables-noise",
        change: "noise",
        variant: "noisy",
        reference: "plain",
        metric: "unsolved",
        direction: "lower",
        of: "counts",
        budget: { tasks: 1, restarts: 40, epochs: 4 },
      },
    },
  ],
};

import { neuralGpu } from "../../../models/registry.ts";
import type { Claim, Paper } from "./claim.ts";

const tasks = { badd: "sums", bmul: "products" } as const;

const arms = {
  noisy: "the noise of variance 1 / (1 + t)^0.55",
  "by-error": "noise that falls with the error, by the rule of Kaiser and Sutskever’s code,",
} as const;

/** Of short sequences, in as many updates as one machine has time for; the paper has no number of it. */
function ofTask(task: keyof typeof tasks, variant: keyof typeof arms): Claim {
  return {
    id: `small-${task}-${variant}`,
    sentence: `On short binary ${tasks[task]}, tested at the lengths of training, more runs end ` +
      `under 5 % errors with ${arms[variant]} than without.`,
    place: "suite neural-gpu-noise, after table 6 of arXiv 1511.06807",
    published: null,
    test: {
      suite: "neural-gpu-noise",
      change: variant === "noisy" ? "noise" : "noise that falls with the error",
      variant,
      reference: "plain",
      metric: "unsolved",
      success: { under: 0.05 },
      direction: "lower",
      of: "counts",
      workloads: [`${neuralGpu.name}/${task}`],
      budget: { tasks: 1, restarts: null, epochs: null },
    },
  };
}

/** What a paper claims of a task that takes a cluster, on tasks of ours that do not. */
export const smallerTasks: Paper = {
  title: "The noise paper's claim about products, on smaller tasks",
  citation: "docs/neural-gpu.md",
  claims: [
    ofTask("bmul", "noisy"),
    ofTask("bmul", "by-error"),
    ofTask("badd", "noisy"),
    ofTask("badd", "by-error"),
  ],
};

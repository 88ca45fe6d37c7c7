/** What results are called depends on the model that they are of. */

import { own } from "./own.ts";

/** Words about a model's results. */
export interface ModelWords {
  /** The unit of its loss. */
  readonly loss: string;
  /** What the parts of its test data are: tasks by themselves, or kinds of questions of one task. */
  readonly parts: "tasks" | "kinds";
  /** Where it comes from; empty for a model that nobody named here. */
  readonly source: string;
}

const words: Readonly<Record<string, ModelWords>> = {
  memn2n: {
    loss: "nats per question",
    parts: "tasks",
    source: "Memory networks: Sukhbaatar et al. 2015, arXiv 1503.08895.",
  },
  "neural-programmer": {
    loss: "loss per question",
    parts: "kinds",
    source: "Neural Programmer: Neelakantan, Le and Sutskever 2015, arXiv 1511.04834.",
  },
};

/** The words for a model, by its name. */
export function modelWords(model: string): ModelWords {
  return own(words, model) ?? { loss: "loss per question", parts: "tasks", source: "" };
}

/** Whether a workload's data are of one task with several kinds of questions. */
export function hasKinds(
  { model, parts }: { readonly model: string; readonly parts: readonly unknown[] },
): boolean {
  return parts.length > 1 && modelWords(model).parts === "kinds";
}

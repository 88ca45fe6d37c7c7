/** What results are called depends on the model that they are of. */

import type { models } from "../../models/registry.ts";
import { own } from "../base/mod.ts";

/** Words about a model's results. */
export interface ModelWords {
  /** The unit of its loss. */
  readonly loss: string;
  /** What the parts of its test data are: tasks by themselves, or kinds of questions of one task. */
  readonly parts: "tasks" | "kinds";
  /** Where it comes from; empty for a model that this version does not have. */
  readonly source: string;
}

/** A new model does not compile without its words. */
const words: Readonly<Record<keyof typeof models, ModelWords>> = {
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

/** The words for a model, by its name: a result file may be of another version's. */
export function modelWords(model: string): ModelWords {
  const known: Readonly<Record<string, ModelWords>> = words;
  return own(known, model) ?? { loss: "loss per question", parts: "tasks", source: "" };
}

/** Whether a workload's data are of one task with several kinds of questions. */
export function hasKinds(
  { model, parts }: { readonly model: string; readonly parts: readonly unknown[] },
): boolean {
  return parts.length > 1 && modelWords(model).parts === "kinds";
}

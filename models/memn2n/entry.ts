import type { StoryBatch, StoryDataset } from "../../tasks/mod.ts";
import type { ModelEntry } from "../model_entry.ts";
import { attention } from "./inspection.ts";
import type { MemN2N } from "./memn2n.ts";
import { type MemN2NOptions, memN2NOptionsSchema, memN2NSetting } from "./options.ts";
import { weights } from "./weights.ts";

/** End-to-End Memory Networks. */
export const memN2N: ModelEntry<StoryBatch, StoryDataset, MemN2NOptions, MemN2N> = {
  name: "memn2n",
  title: "End-to-End Memory Network",
  kind: "story",
  citation: "Memory networks: Sukhbaatar et al. 2015, arXiv 1503.08895.",
  loss: "nats per question",
  options: memN2NOptionsSchema,
  phases: [
    {
      name: "linear",
      title: "linear start",
      words: "without the softmax over its memory (linear start)",
    },
    { name: "softmax", title: "softmax", words: "with the softmax over its memory" },
  ],
  settingOf: memN2NSetting,
  inspection: attention,
  weights,
  async create(options, { shape }, init) {
    const { MemN2N } = await import("./memn2n.ts");
    return new MemN2N(options, shape, init);
  },
};

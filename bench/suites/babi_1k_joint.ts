import { babi1k } from "./babi_1k.ts";
import type { Suite } from "./schema/schema.ts";

/** One network for all twenty tasks, with embeddings of 50 entries. */
export const babi1kJoint: Suite = {
  ...babi1k,
  name: "babi-1k-joint",
  title: "One network for all twenty bAbI tasks, 1,000 training questions of each",
  workloads: ["memn2n/babi-joint"],
  seeds: [1, 2, 3, 4, 5],
};

import { babi10k } from "./babi_10k.ts";
import type { Suite } from "./schema/schema.ts";

/**
 * As `babi-1k-joint` with ten times the questions: 20 epochs instead of 60, and a linear start that is
 * shorter in proportion (neither paper nor code says how long it is at this size).
 */
export const babi10kJoint: Suite = {
  ...babi10k,
  name: "babi-10k-joint",
  title: "One network for all twenty bAbI tasks, 10,000 training questions of each",
  workloads: ["memn2n/babi-joint"],
  budget: { phases: { linear: 10 }, epochs: 20 },
};

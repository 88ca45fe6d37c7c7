import { babi1k } from "./babi_1k.ts";
import { babi1kJoint } from "./babi_1k_joint.ts";
import { variants } from "./variants.ts";
import type { Suite, Variant } from "./schema/schema.ts";

type MemN2NOptions = Variant["modelOptions"][string];

const { plain } = variants;

/** What a variant changes in the model of `plain`, and in nothing else. */
function withModel(name: string, title: string, memn2n: MemN2NOptions): Variant {
  return { ...plain, name, title, modelOptions: { memn2n } };
}

/** Without a linear start the paper begins with twice the learning rate. */
const withoutLinearStart: Pick<Variant, "rule" | "budget"> = {
  rule: "sgd(0.01, halve=25, of=100)",
  budget: { phases: { linear: 0 } },
};

/** The paper's four steps to its recipe, each against the one before. */
const rungs: readonly Variant[] = [
  {
    ...withModel("bow", "bag of words", { encoding: "bagOfWords", timeNoise: 0 }),
    ...withoutLinearStart,
    against: null,
  },
  {
    ...withModel("pe", "position encoding", { timeNoise: 0 }),
    ...withoutLinearStart,
    against: "bow",
  },
  {
    ...withModel("pe-ls", "position encoding, linear start", { timeNoise: 0 }),
    against: "pe",
  },
  {
    ...plain,
    title: "position encoding, linear start, random noise in time: the default",
    against: "pe-ls",
  },
];

/** Each against `plain`, as all that follow. */
const shapes: readonly Variant[] = [
  withModel("1-hop", "one hop in place of three", { hops: 1 }),
  withModel("2-hops", "two hops in place of three", { hops: 2 }),
  withModel("layer-wise", "layer-wise tying in place of adjacent", { tying: "layerWise" }),
];

/** What the authors' code does otherwise than the default (facebook/MemNN), one at a time. */
const spectral: Pick<Variant, "clip"> = { clip: "clipBySpectralNorm(40)" };
const withReplacement: Variant["budget"] = { sampling: "withReplacement" };
const dropped: Variant["budget"] = { lastBatch: "dropped" };
const inside: MemN2NOptions = { temporalEncoding: "inside" };

const deviations: readonly Variant[] = [
  { ...plain, ...spectral, name: "clip-spectral", title: "clip by the largest singular value" },
  {
    ...plain,
    name: "clip-global",
    title: "clip by the global norm",
    clip: "clip(40)",
  },
  withModel("pe-paper", "the paper's position encoding, not the code's", { encoding: "position" }),
  withModel("time-inside", "age as a sentence's last word", inside),
  withModel("masked", "no attention for empty slots", { maskEmptySlots: true }),
  {
    ...plain,
    name: "replacement",
    title: "examples drawn with replacement",
    budget: withReplacement,
  },
  { ...plain, name: "full-batches", title: "no short last batch", budget: dropped },
  {
    ...plain,
    ...spectral,
    name: "authors",
    title: "all that the authors' code does: largest singular value, age as a word, drawn with \
replacement, no short batch",
    budget: { ...withReplacement, ...dropped },
    modelOptions: { memn2n: inside },
  },
];

/** What each step of the paper and each deviation of its authors' code is worth. */
export const ladder: Suite = {
  ...babi1k,
  name: "ladder",
  title: "What each step of the recipe is worth, on all twenty bAbI tasks",
  variants: [...rungs, ...shapes, ...deviations],
  reference: "plain",
};

/** The steps that the paper takes with one network for all tasks. */
export const ladderJoint: Suite = {
  ...babi1kJoint,
  name: "ladder-joint",
  title: "What hops, noise in time and tying are worth to one network for all bAbI tasks",
  variants: [
    {
      ...withModel("3-hops", "position encoding, linear start, three hops", { timeNoise: 0 }),
      against: "2-hops",
    },
    {
      ...withModel("2-hops", "two hops in place of three", { timeNoise: 0, hops: 2 }),
      against: "1-hop",
    },
    { ...withModel("1-hop", "one hop", { timeNoise: 0, hops: 1 }), against: null },
    { ...plain, title: "three hops, and random noise in time: the default", against: "3-hops" },
    {
      ...withModel("layer-wise", "three hops, layer-wise tying", {
        timeNoise: 0,
        tying: "layerWise",
      }),
      against: "3-hops",
    },
  ],
};

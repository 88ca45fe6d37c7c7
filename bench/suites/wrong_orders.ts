import { noiseAndClip } from "./noise_and_clip.ts";
import type { Suite, Variant } from "./schema/schema.ts";
import { variants } from "./variants.ts";

const MEMORY = "memn2n/*", DIGITS = "mlp/digits";

/** What is right in a network: sizes of clip, noise and rule. */
interface Sizes {
  readonly norm: number;
  readonly eta: number;
  readonly rate: number;
  readonly halve: string;
}

/** Ten times the eta of Neelakantan et al. 2015 for memory networks: theirs is too small to be seen. */
const right: Readonly<Record<string, Sizes>> = {
  [MEMORY]: { norm: 40, eta: 10, rate: 0.01, halve: "halve=25, of=100" },
  [DIGITS]: { norm: 3, eta: 0.01, rate: 0.2, halve: "halve=20, of=60" },
};

type Parts = NonNullable<Variant["overrides"]>[string];

const clipOf = ({ norm }: Sizes) => `clip(${norm})`;
const ruleOf = ({ rate, halve }: Sizes) => `sgd(${rate}, ${halve})`;
const annealed = ({ eta }: Sizes, more = "", options = "") =>
  `noise(annealed(eta=${eta}, gamma=0.55${more})${options})`;

/** A variant by what it does otherwise than the right one. */
function variant(
  name: string,
  title: string,
  parts: (sizes: Sizes, workload: string) => Parts,
  more: Partial<Variant> = {},
): Variant {
  return {
    ...variants.plain,
    name,
    title,
    overrides: Object.fromEntries(
      Object.entries(right).map(([workload, sizes]) => [workload, {
        clip: clipOf(sizes),
        noise: annealed(sizes),
        rule: ruleOf(sizes),
        ...parts(sizes, workload),
      }]),
    ),
    ...more,
  };
}

const same = () => ({});

/**
 * A quarter of the batch, four times. Memory networks sum the losses of a batch: the mean gradient of four is a
 * quarter, and so are clip and noise, at four times the rate. The loss of digits is a mean.
 */
function inFour(sizes: Sizes, workload: string): Parts {
  const [part, batchSize] = workload === MEMORY ? [4, 8] : [1, 4];
  const { norm, eta, rate, halve } = sizes;
  const own: Sizes = { norm: norm / part, eta: eta / part ** 2, rate: rate * part, halve };
  return {
    wrapper: "accumulate(4)",
    clip: clipOf(own),
    noise: annealed(own),
    rule: ruleOf(own),
    budget: { batchSize },
  };
}

/**
 * What wrong implementations of clip and noise cost, each against the right one over the same seeds. Half of
 * them are in published code; of the others none is known. Memory networks have no linear start, and two tasks
 * that gain by noise; a network of twenty layers does not learn without it.
 */
export const wrongOrders: Suite = {
  ...noiseAndClip,
  name: "wrong-orders",
  title: "What wrong implementations of clip and noise cost, known and possible ones",
  workloads: ["memn2n/babi-qa9", "memn2n/babi-qa10", DIGITS],
  reference: "right",
  variants: [
    variant("right", "clip by the global norm, then annealed noise, then descent", same),
    variant("no-noise", "no noise at all", () => ({ noise: "none" })),
    variant(
      "noise-first",
      "noise before the clip: tf.contrib's optimize_loss, recurrent-entity-networks",
      same,
      { order: ["noise", "clip", "scale", "rule"] },
    ),
    variant(
      "after-rate",
      "noise after the learning rate: optax before 2022",
      same,
      { order: ["clip", "scale", "rule", "noise"] },
    ),
    variant(
      "per-tensor",
      "a clip of each tensor taken for one of the global norm: domluna/memn2n, lucaslingle/memn2n",
      ({ norm }) => ({ clip: `clipPerParameter(${norm})` }),
    ),
    variant(
      "deviation",
      "the variance used as a deviation: espnet, and a call of tf.randomNormal in TensorFlow.js",
      ({ eta }) => ({ noise: `noise(inversePower(${eta}, 0.55))` }),
    ),
    variant(
      "slow-clock",
      "t counted every 100 updates: espnet",
      (sizes) => ({ noise: annealed(sizes, ", every=100") }),
    ),
    variant(
      "from-1",
      "t from 1, which the paper leaves open: no published code known",
      (sizes) => ({ noise: annealed(sizes, ", from=1") }),
    ),
    variant(
      "lost",
      "noise that never reaches the update: tensorflow/models, Neural GPU",
      (sizes) => ({ noise: annealed(sizes, "", ", discarded=true") }),
    ),
    variant(
      "one-key",
      "one key for all parameters: no published code known",
      (sizes) => ({ noise: annealed(sizes, "", ", shared=true") }),
    ),
    variant(
      "frozen",
      "the draw of the first update in every update, as with a seed that is set anew: no published code known",
      (sizes) => ({ noise: annealed(sizes, "", ", frozen=true") }),
    ),
    variant(
      "twice",
      "the same draw added twice, as noise of twice the deviation: no published code known",
      // Two noises would have draws of their own, and together only the root of two times the deviation.
      (sizes) => ({ noise: annealed({ ...sizes, eta: 4 * sizes.eta }) }),
    ),
    variant(
      "accumulated",
      "right: four batches of a quarter, then clip and noise once",
      inFour,
    ),
    variant(
      "per-batch",
      "clip and noise in each of four batches, with a clock four times as fast: no published code known",
      inFour,
      { order: ["clip", "noise", "wrapper", "scale", "rule"], against: "accumulated" },
    ),
  ],
};

import { type FrameContext, frameWords, type LayersSeen, size } from "../../../models/mlp/mod.ts";
import { assertEquals, assertMatch, assertStringIncludes } from "../../../std.ts";

const plain: FrameContext = { classes: 10, isNoisy: false, noise: null };
const noisy: FrameContext = { classes: 10, isNoisy: true, noise: 0.015 };

/** Three layers of which everything passes; the loss is that of guessing among ten. */
const seen: LayersSeen = {
  activations: [1, 0.9, 0.8],
  differences: [0.5, 0.4, 0.3],
  gradients: [0.01, 0.02, 0.03],
  weights: [0.2, 0.2, 0.2],
  loss: 2.303,
};

Deno.test("frameWords() says why a network of zeros stays as it is, and that noise moves it", () => {
  // The output's activation is its bias.
  const zero = { ...seen, activations: [0, 0, 0.1], gradients: [0, 0, 0], weights: [0, 0, 0] };
  const words = frameWords(zero, plain);
  assertMatch(
    words,
    /^All weights are 0, so every layer passes on 0 and no weight gets a gradient\./,
  );
  assertStringIncludes(words, "Only the output's bias learns");
  assertMatch(words, /Without noise nothing will change that\.$/);
  assertMatch(frameWords(zero, noisy), /The noise moves them anyway\.$/);
});

Deno.test("frameWords() names the first layer that is silent", () => {
  const words = frameWords({ ...seen, activations: [1, 0, 0.1], gradients: [0, 0, 0] }, plain);
  assertMatch(words, /^Layer 2 is silent for every image, so nothing passes it/);
  // A gradient may be 0 though all units are at work.
  assertMatch(frameWords({ ...seen, gradients: [0, 0, 0] }, plain), /^No weight gets a gradient\./);
});

Deno.test("frameWords() compares what is left of the gradient with the noise", () => {
  // Biases keep all units active: only their differences tell images apart.
  const faded = {
    ...seen,
    activations: [2, 1, 0.1],
    differences: [2, 1e-9, 1e-9],
    gradients: [1e-9, 1.2e-9, 0.02],
    weights: [0.06, 0.08, 0.1],
  };
  assertEquals(
    frameWords(faded, noisy),
    "Images differ by 2 in layer 1 and by 10⁻⁹ in layer 2: to the output they look alike. The first " +
      "layer's gradient is 10⁻⁹; the noise, 0.015, is larger, so the weights walk at random: " +
      // The root of (0.0036 + 0.0064 + 0.01) / 3.
      "they are at 0.082.",
  );
  assertMatch(
    frameWords(faded, plain),
    /10⁻⁹, too little to learn from: the weights are at 0\.082\.$/,
  );
  // Noise that is smaller than the gradient decides nothing.
  assertMatch(frameWords(faded, { ...noisy, noise: 1e-10 }), /too little to learn from/);
  assertMatch(frameWords({ ...faded, differences: [2, 0, 0] }, noisy), /and by 0 in layer 2:/);
  // A hundredth of the differences is not lost yet.
  assertMatch(
    frameWords({ ...seen, differences: [1, 0.011, 0.1] }, noisy),
    /^Images still differ by 0\.011 in layer 2\. The network does no better than guessing \(/,
  );
  // A network of the output alone has no layer to lose anything in.
  assertMatch(
    frameWords(
      { activations: [1], differences: [1], gradients: [1], weights: [1], loss: 3 },
      noisy,
    ),
    /^The network does no better than guessing \(loss 3\.00 on this batch, 2\.30 by guessing\)\./,
  );
});

Deno.test("frameWords() says when a network learns, and when it has learned", () => {
  // Guessing costs ln 10 = 2.303: nine tenths are 2.072, half is 1.151.
  const words = (loss: number) => frameWords({ ...seen, loss }, noisy);
  assertMatch(
    words(2.08),
    /no better than guessing \(loss 2\.08 on this batch, 2\.30 by guessing\)/,
  );
  assertMatch(words(2.07), /^The network learns \(loss 2\.07 on this batch, 2\.30 by guessing\)\./);
  assertMatch(words(1.16), /^The network learns /);
  assertMatch(words(1.15), /^The network has learned .* as a gradient of 0\.01\.$/);
  assertMatch(frameWords({ ...seen, loss: 0.6 }, { ...plain, classes: 2 }), /^The network learns/);
});

Deno.test("frameWords() says that numbers are not finite, whichever they are", () => {
  for (
    const lost of [
      { loss: null },
      { activations: [1, null, 1] },
      { differences: [1, null, 1] },
      { gradients: [null, 1, 1] },
      { weights: [1, 1, null] },
    ]
  ) assertMatch(frameWords({ ...seen, ...lost }, plain), /^The numbers are no longer finite/);
});

Deno.test("size() has two digits, and powers of ten far from 1", () => {
  assertEquals([0, 0.0144, 12.34, 2300, 0.00095].map(size), [
    "0",
    "0.014",
    "12",
    "2300",
    "0.00095",
  ]);
  assertEquals([1e-9, 4e-10, 0.0002, 1e12].map(size), ["10⁻⁹", "10⁻⁹", "10⁻⁴", "10¹²"]);
});

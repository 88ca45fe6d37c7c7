import type {
  BandSeries,
  Detail,
  Details,
  GroupDetail,
  InspectedTrial,
  ValueSeries,
} from "../../../models/mod.ts";
import {
  layerByLayer,
  type LayersInspection,
  layersInspectionSchema,
  type Mlp,
} from "../../../models/mlp/mod.ts";
import { parseOptimizer } from "../../../optim/mod.ts";
import type { ImageDataset } from "../../../tasks/mod.ts";
import { assert, assertEquals, assertMatch } from "../../../std.ts";

const arm = { name: "any", place: 0 };

const NOISE = "noise(annealed(eta=0.01, gamma=0.55))";

function trial(
  optimizer: string,
  testError: number | null = 0.5,
  options: InspectedTrial["options"] = { init: "zero" },
): InspectedTrial {
  return {
    ...{ id: optimizer + JSON.stringify(options), variant: "any", seed: 3, testError, options },
    optimizer: parseOptimizer(optimizer),
    length: { before: 0, last: 4 },
  };
}

const seen = {
  ...{ activations: [1, 1], differences: [0.5, 0.5] },
  ...{ gradients: [0.1, 0.2], weights: [0.2, 0.1], loss: 2.3 },
};

/** A network of one hidden layer, at the given updates. */
function inspection(...updates: readonly number[]): LayersInspection {
  return {
    ...{ kind: "layers", classes: 10 },
    history: updates.map((update, epoch) => ({ update, epoch, ...seen })),
  };
}

function find<K extends Detail["kind"]>(kind: K, details: Details) {
  return details.filter((one) => one.kind === kind) as Extract<Detail, { kind: K }>[];
}

Deno.test("choose() keeps the history with the number of classes; without one, nothing", () => {
  const dataset = { shape: { classes: 10 } } as ImageDataset;
  const choose = (updates: readonly number[]) =>
    layerByLayer.choose(
      {} as Mlp,
      dataset,
      updates.map((update, epoch) => ({ update, epoch, seen })),
    );
  assertEquals(choose([0, 9]), [inspection(0, 9)]);
  assertEquals(choose([]), []);
  assertEquals(layersInspectionSchema.parse(choose([0])[0]), inspection(0));
  const bad = { ...inspection(0), history: [{ ...seen, update: 0, epoch: 0, weights: [-1] }] };
  assertEquals(layersInspectionSchema.safeParse(bad).success, false);
  const lost = { update: 0, epoch: 0, ...seen, gradients: [null, 0], loss: null };
  assert(layersInspectionSchema.safeParse({ ...inspection(0), history: [lost] }).success);
});

Deno.test("together() puts trainings side by side that differ by their noise, that without first", () => {
  const shown = [
    trial(`clip(10) > ${NOISE} > sgd(0.1)`, 0.1),
    trial("clip(10) > sgd(0.1)", 0.9),
    trial("sgd(0.1)", 0.9),
    trial("clip(10) > sgd(0.1)", 0.2, { init: "he" }),
    trial("clipByValue(1) > sgd(0.1)", 0.2, { init: 0.5 }),
  ].map((trial) => ({ arm, trial, inspections: [inspection(0, 9)] }));
  const groups = layerByLayer.together!(shown) as readonly GroupDetail[];
  assertEquals(groups.map(({ title, fold }) => [title, fold]), [
    ["All weights 0 at first, clip at 10", "open"],
    ["All weights 0 at first, no clip", "closed"],
    ["First weights as He et al. scale them, clip at 10", "closed"],
    [
      "First weights of deviation 0.5, clip each element to 1 at most, and -1 at least",
      "closed",
    ],
  ]);
  const armsOf = (group: GroupDetail) =>
    find("layers", group.details)[0]!.arms.map(({ title, note }) => `${title}: ${note}`);
  assertEquals(groups.map(armsOf), [
    ["without noise: seed 3, test error 90.0 %", "with noise: seed 3, test error 10.0 %"],
    ["without noise: seed 3, test error 90.0 %"],
    ["without noise: seed 3, test error 20.0 %"],
    ["without noise: seed 3, test error 20.0 %"],
  ]);
});

Deno.test("together() begins with the start that gains most by noise", () => {
  const pair = (init: number, noisy: number) =>
    [trial("sgd(0.1)", 0.9, { init }), trial(`${NOISE} > sgd(0.1)`, noisy, { init })]
      .map((trial) => ({ arm, trial, inspections: [inspection(0, 9)] }));
  const groups = layerByLayer.together!([
    ...pair(0.1, 0.85),
    ...pair(0.2, 0.05),
    ...pair(0.3, 0.5),
  ]);
  assertEquals((groups as readonly GroupDetail[]).map(({ title }) => title), [
    "First weights of deviation 0.2, no clip",
    "First weights of deviation 0.3, no clip",
    "First weights of deviation 0.1, no clip",
  ]);
});

Deno.test("together() shows one rate, that of the training that answers best", () => {
  const shown = [0.01, 0.1].flatMap((rate) => [
    trial(`sgd(${rate})`, 0.9),
    trial(`${NOISE} > sgd(${rate})`, rate === 0.1 ? 0.1 : 0.9),
  ]).map((trial) => ({ arm, trial, inspections: [inspection(0, 9)] }));
  const [group, ...others] = layerByLayer.together!(shown) as readonly GroupDetail[];
  assertEquals(others, []);
  const [layers] = find("layers", group!.details);
  assertEquals(layers!.title, "20 hidden layers of 50 units, learning rate 0.1");
  assertEquals(layers!.arms.map(({ title }) => title), ["without noise", "with noise"]);
});

Deno.test("trainings side by side have one time, with gaps where one was not looked at", () => {
  const shown = [
    { arm, trial: trial("sgd(0.1)", null), inspections: [inspection(0, 9, 12)] },
    { arm, trial: trial(`${NOISE} > sgd(0.1)`), inspections: [inspection(0, 9, 19)] },
  ];
  const [group] = layerByLayer.together!(shown) as readonly GroupDetail[];
  const [{ frames, arms, layers }] = find("layers", group!.details) as [
    ReturnType<typeof find<"layers">>[0],
  ];
  assertEquals(layers, ["1", "output"]);
  assertEquals(frames.map(({ update }) => update), [0, 9, 12, 19]);
  assertEquals(arms.map(({ words }) => words.map((one) => one !== null)), [
    [true, true, true, false],
    [true, true, false, true],
  ]);
  assertEquals(arms[0]!.values[2], [[0.1, 0.2], [0.1, 0.2], [0.1, 0.2], null]);
  assertEquals(arms[0]!.note, "seed 3, diverged");
});

Deno.test("together() puts dropout beside the same start without it", () => {
  const shown = [
    trial(`${NOISE} > sgd(0.1)`),
    trial("sgd(0.1)", 0.5, { init: "zero", dropout: 0.2 }),
    trial("sgd(0.1)", 0.5, { init: "zero", dropout: 0 }),
  ].map((trial) => ({ arm, trial, inspections: [inspection(0, 9)] }));
  const [group, ...others] = layerByLayer.together!(shown) as readonly GroupDetail[];
  assertEquals([group!.title, others], ["All weights 0 at first, no clip", []]);
  assertEquals(find("layers", group!.details)[0]!.arms.map(({ title }) => title), [
    ...["without noise", "with dropout", "with noise"],
  ]);
});

Deno.test("a walk at a rate that is halved is predicted update by update", () => {
  const halving = trial("noise(0.1) > sgd(0.2, halve=1, of=4)");
  // Two updates an epoch, of which the last two have half the rate.
  const one = inspection(0);
  const history = [[0, 0], [1, 0], [3, 1]]
    .map(([update, epoch]) => ({ update: update!, epoch: epoch!, ...seen }));
  const details = layerByLayer.details({ ...one, history }, halving);
  const [chart] = find("chart", details)[0]!.charts;
  const [predicted] = chart!.series as [ValueSeries];
  // 0, 0.02, 0.02 √2, and the root of 0.0008 + 0.0001.
  assertEquals([predicted.x, predicted.values], [[0, 1, 2, 3], [0, 0.02, 0.02828, 0.03]]);
  assertMatch(
    chart!.note!,
    /^Predicted: the root of the summed squares of learning rate times noise\./,
  );
  assertEquals(
    find("layers", details)[0]!.title,
    "20 hidden layers of 50 units, learning rate 0.2, halved every epoch",
  );
});

Deno.test("noise that follows the error has words without its size, and no prediction", () => {
  const followed = trial("noise(byError(1, gamma=0.55, allowed=0.02)) > sgd(0.1)");
  const zeros = { ...seen, activations: [0, 0], gradients: [0, 0], weights: [0, 0] };
  const one = {
    ...inspection(0),
    history: [{ update: 0, epoch: 0, ...zeros }, { update: 5, epoch: 0, ...zeros }],
  };
  const details = layerByLayer.details(one, followed);
  assertMatch(find("layers", details)[0]!.arms[0]!.words[0]!, /The noise moves them anyway\.$/);
  assertEquals(find("chart", details), []);
});

Deno.test("a walk from 0 is drawn as predicted and as measured, with where learning begins", () => {
  const history = [0, 5000, 24_000].map((update, epoch) => ({
    ...{ update, epoch, ...seen },
    weights: [[0, 0], [0.06, 0.08], [0.14, 0.16]][epoch]!,
    loss: epoch === 2 ? 1 : 2.3,
  }));
  const one = { ...inspection(0), history };
  const noisy = trial(`${NOISE} > sgd(0.1)`);
  const [detail] = find("chart", layerByLayer.details(one, noisy));
  const [chart] = detail!.charts;
  assertMatch(
    chart!.note!,
    /0\.1 · √\(0\.01 · \(\(1 \+ t\)\^0\.45 − 1\) \/ 0\.45\) after t updates/,
  );
  assertMatch(chart!.note!, /learning at update 24,000\.$/);
  const [predicted, measured, begins] = chart!.series as [ValueSeries, ValueSeries, BandSeries];
  assertEquals([predicted, measured, begins].map(({ style }) => style), ["after", "mean", "band"]);
  assertEquals([predicted.x!.at(-1), predicted.values.at(-1)], [24_000, 0.1434]);
  // The roots of (0.0036 + 0.0064) / 2 and of (0.0196 + 0.0256) / 2.
  assertEquals([measured.x, measured.values], [[0, 5000, 24_000], [0, 0.07071, 0.1503]]);
  assertEquals([begins.lowest, begins.highest], [[0.13, 0.13], [0.15, 0.15]]);
  // Nothing is known of other sizes and scales, and nothing walks without noise or from elsewhere.
  for (const options of [{ hiddenLayers: 5 }, { hiddenUnits: 60 }, { input: "raw" }]) {
    const changed = trial(`${NOISE} > sgd(0.1)`, 0.5, { init: "zero", ...options });
    assertEquals(find("chart", layerByLayer.details(one, changed))[0]!.charts[0]!.series.length, 2);
  }
  for (const other of [trial("sgd(0.1)"), trial(`${NOISE} > sgd(0.1)`, 0.5, { init: "he" })]) {
    assertEquals(find("chart", layerByLayer.details(one, other)), []);
  }
});

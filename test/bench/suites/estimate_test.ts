import { mlp, neuralGpu, nram, parseOptions } from "../../../models/registry.ts";
import { secondsPerEpoch, trialSeconds, workloads } from "../../../bench/suites/mod.ts";
import { parseTaskOptions } from "../../../tasks/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../std.ts";

type Options = Readonly<Record<string, unknown>>;

Deno.test("the cost of an example is counted in multiplications", () => {
  const perceptron = (options: Options) =>
    mlp.cost!(parseOptions(mlp.options, "mlp", options), 784);
  // 50 x (784 + 19 x 50 + 10); without hidden layers 784 x 10.
  assertEquals(perceptron({}), 87_200);
  assertEquals(perceptron({ hiddenLayers: 5 }), 49_700);
  assertEquals(perceptron({ hiddenLayers: 0 }), 7840);
  const machine = parseOptions(nram.options, "nram", { registers: 4, steps: 12 });
  // Choices: 235 of arguments, 4 x 18 of registers, 1 to stop; 12 x (4 x 32 + 32^2 + 32 x 308 + 308 x 16 + 4 x 16^2).
  assertEquals(nram.cost!(machine, 16), 203_520);
  const images = (options: Options, length: number) =>
    neuralGpu.cost!(parseOptions(neuralGpu.options, "neural-gpu", options), length);
  // 21 steps over 21 x 4 cells, twice 3 x 3 x 24 x 72, and 27 for 24 as much besides.
  assertEquals(images({}, 21), 21 * 84 * 2 * (15_552 + 15_552 * 27 / 24));
  // 12 x 39 of 24 x 51.
  assertAlmostEquals(images({ maps: 12 }, 21) / images({}, 21), 468 / 1224, 1e-12);
  assertEquals(images({ layers: 1, height: 2 }, 21), images({}, 21) / 4);
  // Sets of parameters take turns.
  assertEquals(images({ parameterSets: 1 }, 42), 4 * images({}, 21));
});

Deno.test("the time of a trial grows with the cost of its examples", () => {
  const { budget, model, modelOptions } = workloads["mlp/digits"]!;
  const size = { workload: "mlp/digits", budget, questions: 1000 };
  const options = (changes: Options) =>
    parseOptions(model.options, "mlp", { ...modelOptions, ...changes }) as Record<string, number>;
  const usual = trialSeconds(size);
  // As it was measured: 40 epochs of a thousand images.
  assertAlmostEquals(usual, 40 * secondsPerEpoch["mlp/digits"]!, 1e-9);
  assertAlmostEquals(trialSeconds({ ...size, modelOptions: options({}) }), usual, 1e-9);
  const shallow = trialSeconds({ ...size, modelOptions: options({ hiddenLayers: 5 }) });
  assertAlmostEquals(shallow / usual, 49_700 / 87_200, 1e-12);
  // More cells of a tape, more arithmetic.
  const tapes = { workload: "nram/copy", budget: workloads["nram/copy"]!.budget, questions: 0 };
  const { task, modelOptions: recipe } = workloads["nram/copy"]!;
  const [own, larger] = [{}, { cells: 32 }].map((options) =>
    trialSeconds({ ...tapes, taskOptions: parseTaskOptions(task, options) })
  );
  assertAlmostEquals(own!, trialSeconds(tapes), 1e-9);
  const cost = (cells: number) => nram.cost!(parseOptions(nram.options, "nram", recipe), cells);
  assertAlmostEquals(larger! / own!, cost(32) / cost(Number(task.options.cells!.default)), 1e-12);
});

import * as tf from "@tensorflow/tfjs";
import { fillGaussian, RandomStreams } from "../../../engine/mod.ts";
import type { TrainingMode } from "../../../models/mod.ts";
import { NeuralRam, type NramOptions, parseNramOptions } from "../../../models/nram/mod.ts";
import type { TapeBatch } from "../../../tasks/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../../std.ts";
import { largestRelativeError, startKernels } from "../../_tensors.ts";
import {
  batchOf,
  crowdedParameters,
  modelWith,
  randomParameters,
  randomTapes,
  smallOptions,
  stream,
} from "./_cases.ts";
import { runExactly } from "./_machine.ts";
import { testEveryWay } from "../_ways.ts";

const CELLS = 5;

function modeAt(update: number): TrainingMode {
  const streams = new RandomStreams(1), random = (name: string) => streams.open(name);
  return { training: true, phase: "main", progress: 0, update, random };
}

function model(options: NramOptions): NeuralRam {
  return modelWith(options, CELLS, randomParameters(options));
}

/** Loss and gradients as plain numbers. */
function learn(model: NeuralRam, batch: TapeBatch, update = 0) {
  const { loss, gradients, dispose } = model.lossAndGradients(batch, modeAt(update));
  const values = Object.entries(gradients).map(([name, gradient]) =>
    [name, Float32Array.from(gradient.dataSync())] as const
  );
  dispose();
  return { loss, gradients: Object.fromEntries(values) };
}

function lossOf(model: NeuralRam, batch: TapeBatch, update: number | null): number {
  const mode = update === null ? { training: false, phase: "main" } as const : modeAt(update);
  return tf.tidy(() => model.loss(batch, mode).dataSync()[0]!);
}

const small = randomTapes(2, CELLS, 3), large = randomTapes(3, 8, 5);

/** Both in one batch, by turns. */
const mixed: TapeBatch = {
  kind: "tape",
  size: 5,
  cells: Int32Array.of(8, 5, 8, 5, 8),
  memory: Int32Array.from([
    [...large.memory.subarray(0, 8)],
    [...small.memory.subarray(0, 5), 0, 0, 0],
    [...large.memory.subarray(8, 16)],
    [...small.memory.subarray(5, 10), 0, 0, 0],
    [...large.memory.subarray(16, 24)],
  ].flat()),
  wanted: Int32Array.from([
    [...large.wanted.subarray(0, 8)],
    [...small.wanted.subarray(0, 5), -1, -1, -1],
    [...large.wanted.subarray(8, 16)],
    [...small.wanted.subarray(5, 10), -1, -1, -1],
    [...large.wanted.subarray(16, 24)],
  ].flat()),
};

testEveryWay("longer tapes get more steps, and a batch of both sizes is their sum", (computed) => {
  const options = smallOptions({ steps: 3, loss: "sum", ...computed });
  // ceil(3 x 8 / 5) = 5 steps
  const parts = [small, large].map((tapes) =>
    runExactly(options, randomParameters(options), tapes)
  );
  const own = model(options), { loss, gradients } = learn(own, mixed), score = own.predict(mixed);
  const expected = parts.reduce((sum, { objective }) => sum + objective, 0);
  assertAlmostEquals(loss, expected, 1e-4);
  assertAlmostEquals(score.loss, expected, 1e-4);
  assertAlmostEquals(lossOf(own, mixed, 0), expected, 1e-4);
  for (const [name, gradient] of Object.entries(gradients)) {
    const sum = parts[0]!.gradients[name]!.map((value, i) =>
      value + parts[1]!.gradients[name]![i]!
    );
    assert(largestRelativeError(gradient, sum) < 2e-3, name);
  }
  const answers = [small, large].flatMap((tapes, i) =>
    parts[i]!.tapes.map(({ answer }, b) =>
      answer.filter((value, cell) => {
        const wanted = tapes.wanted[b * tapes.cells + cell]!;
        return wanted >= 0 && wanted !== value;
      }).length
    )
  );
  assertEquals(score.wrong, answers.reduce((sum, wrong) => sum + wrong));
  assertEquals(score.total, mixed.wanted.filter((value) => value >= 0).length);
  const lengths = own.trace(mixed).map(({ steps, answer }) => [steps.length, answer.length]);
  assertEquals(lengths, [[5, 8], [3, 5], [5, 8], [3, 5], [5, 8]]);
  own.dispose();
});

testEveryWay("the mean has the gradients of the sum, divided by the tapes", (computed) => {
  const batch = batchOf(large), options = { steps: 3, entropyBonus: 0.1, ...computed };
  const sum = model(smallOptions({ ...options, loss: "sum" }));
  const mean = model(smallOptions({ ...options, loss: "mean" }));
  const summed = learn(sum, batch), meant = learn(mean, batch);
  assertEquals(meant.loss, summed.loss);
  for (const [name, gradient] of Object.entries(meant.gradients)) {
    const third = summed.gradients[name]!.map((value) => value / 3);
    assert(largestRelativeError(gradient, third) < 1e-4, name);
  }
  assertAlmostEquals(lossOf(mean, batch, 0), lossOf(sum, batch, 0) / 3, 1e-5);
  sum.dispose();
  mean.dispose();
});

testEveryWay(
  "the weight of the entropies goes with the updates, and is no part of a loss",
  (computed) => {
    const options = smallOptions({
      ...{ loss: "sum", entropyBonus: 0.5, entropyLimit: -0.25, entropyDecay: 0.5, ...computed },
    });
    const own = model(options), batch = batchOf(small), parameters = randomParameters(options);
    const exact = runExactly(options, parameters, small);
    const entropies = exact.tapes.reduce((sum, { entropy }) => sum + entropy, 0);
    // -0.25 + 0.75, then -0.25 + 0.75 / 4
    for (const [update, weight] of [[0, 0.5], [2, -0.0625]] as const) {
      assertAlmostEquals(lossOf(own, batch, update), exact.objective - weight * entropies, 2e-4);
      const { loss, gradients } = learn(own, batch, update);
      assertAlmostEquals(loss, exact.objective, 1e-4);
      const expected = runExactly(options, parameters, small, 1, weight).gradients;
      for (const [name, gradient] of Object.entries(gradients)) {
        assert(largestRelativeError(gradient, expected[name]!) < 2e-3, `${name}, ${update}`);
      }
    }
    assertAlmostEquals(lossOf(own, batch, null), exact.objective, 1e-4);
    assertAlmostEquals(own.predict(batch).loss, exact.objective, 1e-4);
    own.dispose();
  },
);

testEveryWay("gradients are cropped in what modules are given, too", (computed) => {
  const options = smallOptions({
    ...{ registers: 3, steps: 4, activationClip: 0.03, loss: "sum", ...computed },
  });
  const parameters = crowdedParameters(options), tapes = randomTapes(3, CELLS, 4);
  const own = modelWith(options, CELLS, parameters), { gradients } = learn(own, batchOf(tapes));
  const expected = runExactly(options, parameters, tapes).gradients;
  for (const [name, gradient] of Object.entries(gradients)) {
    assert(largestRelativeError(gradient, expected[name]!) < 2e-3, name);
  }
  own.dispose();
});

for (const controller of ["mlp", "lstm"] as const) {
  Deno.test(`initial parameters are drawn by name, and biases are 0 but some: ${controller}`, async () => {
    await startKernels();
    const options = parseNramOptions({ controller, registers: 3, hiddenUnits: 16, stopBias: -4 });
    const own = new NeuralRam(options, { cells: CELLS }, stream("init"));
    const values = (name: string) => own.parameters[name]!.dataSync();
    const scale: Readonly<Record<string, number>> = {
      weights1: Math.sqrt(2 / 3),
      weights2: controller === "mlp" ? Math.sqrt(2 / 16) : Math.sqrt(1 / 32),
      weights3: Math.sqrt(1 / 16),
    };
    for (const [name, deviation] of Object.entries(scale)) {
      const expected = new Float32Array(values(name).length);
      fillGaussian(expected, deviation, stream("init").derive(name).key);
      assertEquals(values(name), expected, name);
    }
    const gates = controller === "lstm" ? [0, 1, 0, 0] : [0];
    assertEquals([...values("bias1")], Array(16).fill(0));
    assertEquals([...values("bias2")], gates.flatMap((gate) => Array<number>(16).fill(gate)));
    assertEquals([...values("bias3")].slice(0, -1), Array(values("bias3").length - 1).fill(0));
    assertEquals(values("bias3").at(-1), -4);
    own.dispose();
  });
}

Deno.test("bad options are refused", () => {
  const faults = {
    registers: [0, 21, 1.5],
    steps: [0, 201],
    moduleCopies: [0, 5],
    controller: ["gru"],
    activationClip: [0, -1],
    logFloor: [0, 0.2],
    entropyDecay: [0, 1.1],
  };
  for (const [name, values] of Object.entries(faults)) {
    for (const value of values) {
      assertThrows(() => parseNramOptions({ [name]: value }), TypeError, name);
    }
  }
});

testEveryWay("bad tapes are refused, by everything that takes a batch", (computed) => {
  assertThrows(
    () => new NeuralRam(smallOptions(computed), { cells: 1 }, stream("init")),
    RangeError,
    "a tape has 1 cells, fewer than 2",
  );
  const own = model(smallOptions(computed)), batch = batchOf(small);
  const set = (array: Int32Array, at: number, value: number) => array.with(at, value);
  const faults: readonly [Partial<TapeBatch>, new () => Error, string][] = [
    [{ size: 0 }, TypeError, "size is 0, no positive integer"],
    [{ size: 3 }, TypeError, "cells is Int32Array(2), not Int32Array(3)"],
    [{ cells: set(batch.cells, 0, 1) }, RangeError, "a tape has 1 cells, fewer than 2"],
    [{ cells: set(batch.cells, 0, 6) }, TypeError, "memory is Int32Array(10), not Int32Array(12)"],
    [{ memory: batch.memory.slice(1) }, TypeError, "memory is Int32Array(9), not Int32Array(10)"],
    [{ wanted: batch.wanted.slice(1) }, TypeError, "wanted is Int32Array(9), not Int32Array(10)"],
    [{ memory: set(batch.memory, 7, 5) }, RangeError, "memory has 5 in cell 2, outside 0 to 4"],
    [{ memory: set(batch.memory, 7, -1) }, RangeError, "memory has -1 in cell 2, outside 0 to 4"],
    [{ wanted: set(batch.wanted, 9, 5) }, RangeError, "wanted has 5 in cell 4, outside -1 to 4"],
    [{ wanted: set(batch.wanted, 9, -2) }, RangeError, "wanted has -2 in cell 4, outside -1 to 4"],
    // Past the end of a tape of four cells.
    [
      { cells: set(batch.cells, 1, 4), memory: new Int32Array(10), wanted: new Int32Array(10) },
      RangeError,
      "wanted has 0 in cell 4, outside -1 to -1",
    ],
  ];
  const calls: readonly ((batch: TapeBatch) => unknown)[] = [
    (batch) => own.loss(batch, modeAt(0)),
    (batch) => own.lossAndGradients(batch, modeAt(0)),
    (batch) => own.predict(batch),
    (batch) => own.predict(batch, "rounded"),
    (batch) => own.trace(batch),
  ];
  for (const [change, kind, message] of faults) {
    for (const call of calls) {
      assertThrows(
        () => call({ ...batch, ...change }),
        kind,
        `Cannot run a random-access machine: ${message}`,
      );
    }
  }
  own.dispose();
});

testEveryWay("a machine that was disposed says so", (computed) => {
  const own = model(smallOptions(computed));
  own.dispose();
  assertThrows(() => own.predict(batchOf(small)), TypeError, "weights1 is disposed");
});

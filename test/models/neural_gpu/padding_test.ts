/** What stands past the end of a sequence, or beside it, changes nothing. */

import type { SequenceBatch } from "../../../tasks/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../std.ts";
import { testEveryWay } from "../_ways.ts";
import {
  largestError,
  learn,
  modelWith,
  randomBatch,
  randomParameters,
  smallOptions,
} from "./_cases.ts";
import { runExactly } from "./_network.ts";

const options = smallOptions({ layers: 2, parameterSets: 2, pull: 0.1 });
const parameters = randomParameters(options);
const lengths = [5, 3, 1, 4, 3];

/** The batch with more padding. */
function widened({ size, input, wanted, ...batch }: SequenceBatch, width: number): SequenceBatch {
  const wide = (symbols: Int32Array) => {
    const more = new Int32Array(size * width), own = symbols.length / size;
    for (let b = 0; b < size; b++) more.set(symbols.subarray(b * own, (b + 1) * own), b * width);
    return more;
  };
  return { ...batch, size, input: wide(input), wanted: wide(wanted) };
}

Deno.test("masked positions change nothing", () => {
  const batch = randomBatch(lengths), narrow = runExactly(options, parameters, batch);
  const wide = runExactly(options, parameters, widened(batch, 9));
  assertAlmostEquals(wide.objective, narrow.objective, 1e-14);
  for (const [name, gradient] of Object.entries(narrow.gradients)) {
    assert(largestError(wide.gradients[name]!, gradient) < 1e-12, name);
  }
});

testEveryWay("sequences one length at a time are sequences under a mask", (computed) => {
  const model = modelWith({ ...options, ...computed }, parameters), batch = randomBatch(lengths);
  const exact = runExactly(options, parameters, widened(batch, 8));
  const { loss, gradients } = learn(model, batch);
  assertAlmostEquals(loss, exact.sequences.reduce((sum, own) => sum + own.loss, 0), 1e-5);
  for (const [name, gradient] of Object.entries(exact.gradients)) {
    assert(largestError(gradients[name]!, gradient) < 1e-5, name);
  }
  const traces = model.trace(batch);
  for (const [b, { images, answers }] of exact.sequences.entries()) {
    const n = lengths[b]!, own = traces[b]!;
    assertEquals(own.length, n);
    assertEquals([...own.answers.at(-1)!], answers);
    assertEquals(own.images.length, n + 1);
    for (const [t, image] of images.entries()) {
      const alive = image.slice(0, n).flat(2), masked = image.slice(n).flat(2);
      assert(largestError(own.images[t]!, alive) < 1e-5, `sequence ${b}, time ${t}`);
      assertEquals(masked.filter((value) => value !== 0), []);
    }
  }
  model.dispose();
});

testEveryWay("more padding gives the same bits", (computed) => {
  const model = modelWith({ ...options, ...computed }, parameters), batch = randomBatch(lengths);
  const wide = widened(batch, 8);
  assertEquals(learn(model, wide), learn(model, batch));
  assertEquals(model.predict(wide), model.predict(batch));
  assertEquals(model.trace(wide), model.trace(batch));
  model.dispose();
});

testEveryWay("a sequence is answered as it is alone", (computed) => {
  const model = modelWith({ ...options, ...computed }, parameters), batch = randomBatch(lengths);
  const width = batch.input.length / batch.size, traces = model.trace(batch);
  let loss = 0, wrong = 0;
  for (const [b, length] of lengths.entries()) {
    const row = (symbols: Int32Array) => symbols.slice(b * width, (b + 1) * width);
    const alone: SequenceBatch = {
      ...{ kind: "sequence", size: 1, lengths: Int32Array.of(length) },
      ...{ input: row(batch.input), wanted: row(batch.wanted) },
    };
    const score = model.predict(alone);
    loss += score.loss;
    wrong += score.wrong;
    assertEquals(model.trace(alone)[0]!.answers, traces[b]!.answers);
  }
  const together = model.predict(batch);
  assertEquals([together.wrong, together.total], [wrong, lengths.length]);
  assertAlmostEquals(together.loss, loss, 1e-6);
  model.dispose();
});

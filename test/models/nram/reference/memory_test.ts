import * as tf from "@tensorflow/tfjs";
import { read, write } from "../../../../models/nram/reference/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { testOnBackends } from "../../../_tensors.ts";
import { randomDistribution } from "../_cases.ts";

type Row = readonly number[];

const readRow = (memory: readonly Row[], p: Row): number[] =>
  tf.tidy(() =>
    read(tf.tensor3d([memory as number[][]]), tf.tensor2d([p as number[]])).arraySync()[0]!
  );

const writeRow = (memory: readonly Row[], p: Row, a: Row): number[][] =>
  tf.tidy(() =>
    write(
      tf.tensor3d([memory as number[][]]),
      tf.tensor2d([p as number[]]),
      tf.tensor2d([a as number[]]),
    ).arraySync()[0]!
  );

const certain = (value: number, cells: number) =>
  Array.from({ length: cells }, (_, c) => Number(c === value));

testOnBackends("certain addresses read and write one cell", () => {
  const M = 7, cells = [3, 1, 4, 1, 5, 0, 6], memory = cells.map((value) => certain(value, M));
  for (let p = 0; p < M; p++) {
    assertEquals(readRow(memory, certain(p, M)), certain(cells[p]!, M));
    for (let a = 0; a < M; a++) {
      const expected = cells.with(p, a).map((value) => certain(value, M));
      assertEquals(writeRow(memory, certain(p, M), certain(a, M)), expected);
    }
  }
});

testOnBackends("an address that is not certain reads a mixture and writes in part, by hand", () => {
  const memory = [[1, 0], [0.2, 0.8]], p = [0.75, 0.25], a = [0.4, 0.6];
  const [zero, one] = readRow(memory, p);
  // 0.75 x 1 + 0.25 x 0.2, and 0.25 x 0.8
  assertAlmostEquals(zero!, 0.8, 1e-6);
  assertAlmostEquals(one!, 0.2, 1e-6);
  // 0.25 (1, 0) + 0.75 (0.4, 0.6), and 0.75 (0.2, 0.8) + 0.25 (0.4, 0.6)
  const expected = [[0.55, 0.45], [0.25, 0.75]], got = writeRow(memory, p, a);
  expected.flat().forEach((value, i) => assertAlmostEquals(got.flat()[i]!, value, 1e-6));
});

testOnBackends("reading and writing at random agree with loops", () => {
  const M = 9, memory = Array.from({ length: M }, (_, i) => randomDistribution(`cell${i}`, M));
  const p = randomDistribution("p", M), a = randomDistribution("a", M);
  const got = { read: readRow(memory, p), write: writeRow(memory, p, a) };
  for (let c = 0; c < M; c++) {
    let sum = 0;
    for (let i = 0; i < M; i++) sum += p[i]! * memory[i]![c]!;
    assertAlmostEquals(got.read[c]!, sum, 1e-6);
    for (let i = 0; i < M; i++) {
      const mixed = (1 - p[i]!) * memory[i]![c]! + p[i]! * a[c]!;
      assertAlmostEquals(got.write[i]![c]!, mixed, 1e-6);
    }
  }
});

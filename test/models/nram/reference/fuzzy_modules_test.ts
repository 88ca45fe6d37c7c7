import * as tf from "@tensorflow/tfjs";
import { applyModule, type ArithmeticModule } from "../../../../models/nram/reference/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { testOnBackends } from "../../../_tensors.ts";
import { randomDistribution } from "../_cases.ts";
import { integerModules } from "../_machine.ts";

type Row = readonly number[];

const arithmetic = integerModules.filter(({ memory }) => memory === undefined);

/** What a module makes of rows of arguments. */
function apply(name: string, a: readonly Row[], b: readonly Row[], isScaled = true): number[][] {
  const arity = integerModules.find((module) => module.name === name)!.inputs;
  return tf.tidy(() => {
    const inputs = [a, b].slice(0, arity).map((rows) => tf.tensor2d(rows as number[][]));
    const [size, cells] = [a.length, a[0]!.length];
    return applyModule(name as ArithmeticModule, { size, cells, inputs, isScaled }).arraySync();
  });
}

function certain(value: number, cells: number): number[] {
  return Array.from({ length: cells }, (_, c) => Number(c === value));
}

for (const isScaled of [true, false]) {
  const how = isScaled ? "scaled" : "as they are";
  testOnBackends(`modules on integers that are certain are integer arithmetic, ${how}`, () => {
    const M = 7;
    const pairs = Array.from({ length: M * M }, (_, i) => [Math.floor(i / M), i % M] as const);
    const a = pairs.map(([value]) => certain(value, M));
    const b = pairs.map(([, value]) => certain(value, M));
    for (const { name, of } of arithmetic) {
      const expected = pairs.map(([a, b]) => certain(of!(a, b, M), M));
      assertEquals(apply(name, a, b, isScaled), expected, name);
    }
  });

  testOnBackends(`modules on distributions are sums over all pairs, ${how}`, () => {
    for (const M of [2, 3, 5, 12]) {
      const rows = (name: string) =>
        Array.from({ length: 4 }, (_, row) => randomDistribution(`${name}${row}`, M));
      const a = rows("a"), b = rows("b");
      for (const { name, of } of arithmetic) {
        const got = apply(name, a, b, isScaled);
        for (const row of a.keys()) {
          const expected = Array<number>(M).fill(0);
          for (let i = 0; i < M; i++) {
            for (let j = 0; j < M; j++) expected[of!(i, j, M)]! += a[row]![i]! * b[row]![j]!;
          }
          expected.forEach((p, c) => assertAlmostEquals(got[row]![c]!, p, 1e-6, `${name}, ${M}`));
        }
      }
    }
  });
}

testOnBackends("modules on two distributions over 0, 1 and 2, by hand", () => {
  const a = [0.5, 0.3, 0.2], b = [0.1, 0.6, 0.3];
  const expected: Readonly<Record<string, Row>> = {
    inc: [0.2, 0.5, 0.3],
    dec: [0.3, 0.2, 0.5],
    add: [0.26, 0.39, 0.35],
    sub: [0.29, 0.3, 0.41],
    lessThan: [0.46, 0.54, 0],
    lessOrEqual: [0.17, 0.83, 0],
    equal: [0.71, 0.29, 0],
    min: [0.55, 0.39, 0.06],
    max: [0.05, 0.51, 0.44],
  };
  for (const [name, row] of Object.entries(expected)) {
    const [got] = apply(name, [a], [b]);
    row.forEach((p, c) => assertAlmostEquals(got![c]!, p, 1e-6, name));
  }
});

testOnBackends("what rounding took away is given back where outputs are scaled", () => {
  const a = [0.4, 0.2, 0.2], b = [0.1, 0.6, 0.2], sum = (row: Row) => row.reduce((s, p) => s + p);
  for (const name of ["add", "sub", "min", "max"]) {
    const [scaled] = apply(name, [a], [b]), [plain] = apply(name, [a], [b], false);
    assertAlmostEquals(sum(scaled!), 1, 1e-6, name);
    assertAlmostEquals(sum(plain!), 0.8 * 0.9, 1e-6, name);
    // By one factor.
    scaled!.forEach((p, c) => assertAlmostEquals(p, plain![c]! / 0.72, 1e-6, name));
  }
});

testOnBackends("a truth value is never more than certain", () => {
  const a = [1.01, 0, 0], b = [0, 1.01, 0];
  assertEquals(apply("lessThan", [a], [b]), [[0, 1, 0]]);
  const [equal] = apply("equal", [a], [b]);
  assert(equal![0] === 1 && equal![1] === 0, String(equal));
});

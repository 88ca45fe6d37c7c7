import {
  choicesOf,
  type HardProgram,
  negativeLogLikelihood,
  OPERATION,
  type WeightArrays,
} from "../../../../models/neural_programmer/found/mod.ts";
import { operationNames, type TableBatch } from "../../../../tasks/mod.ts";
import { RandomStream, streamKey } from "../../../../engine/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { centralDifferences } from "../../../_tensors.ts";
import { smallBatch } from "../../_table_batch.ts";
import { program } from "./_programs.ts";

const O = operationNames.length;

/** Three questions of up to two numbers and three words, about A, B and T. */
const batch: TableBatch = { ...smallBatch(), size: 3, questionNumbers: 2, questionWords: 3 };

/** Two steps of two programs; the second question has the first program, the others the second. */
const shared = { programCount: 2, programs: Int32Array.of(1, 0, 1) };

const sizes = { operations: 2 * 2 * O, columns: 2 * 2 * 3, greater: 6, lesser: 6, match: 9 };

function arrays(valueOf: (name: keyof typeof sizes, i: number) => number) {
  const array = (name: keyof typeof sizes) =>
    Float32Array.from({ length: sizes[name] }, (_, i) => valueOf(name, i));
  return {
    ...{ operations: array("operations"), columns: array("columns") },
    ...{ greater: array("greater"), lesser: array("lesser"), match: array("match") },
  };
}

Deno.test("choicesOf() finds the weights of a program's choices", () => {
  const given = program(["greater B", "print T"], { greater: 1, lesser: 0, match: 2 });
  // Of question 2: step 0 of program 1 is row 1, step 1 row 3.
  assertEquals(choicesOf(given, batch, 2, 1, 2), [
    { of: "operations", at: O + OPERATION.greater },
    { of: "columns", at: 3 + 1 },
    { of: "operations", at: 3 * O + OPERATION.print },
    { of: "columns", at: 3 * 3 + 2 },
    { of: "greater", at: 2 * 2 + 1 },
    { of: "lesser", at: 2 * 2 },
    { of: "match", at: 2 * 3 + 2 },
  ]);
  // Of question 1: rows 0 and 2.
  assertEquals(choicesOf(program(["reset", "count"]), batch, 2, 0, 1), [
    { of: "operations", at: OPERATION.reset },
    { of: "operations", at: 2 * O + OPERATION.count },
  ]);
});

Deno.test("negativeLogLikelihood() of two programs that share a choice, by hand", () => {
  const values = arrays(() => 0), gradients = arrays(() => 1);
  const first = (name: keyof typeof OPERATION) => O + OPERATION[name];
  const second = (name: keyof typeof OPERATION) => 3 * O + OPERATION[name];
  // Binary fractions: they are the same in float32.
  values.operations[first("reset")] = 0.5;
  values.operations[second("count")] = 0.125;
  values.operations[second("sum")] = 0.75;
  values.columns[3 * 3] = 0.25;
  const programs = [program(["reset", "count"]), program(["reset", "sum A"])];
  const loss = negativeLogLikelihood(
    programs,
    batch,
    { ...shared, ...values },
    1,
    [0],
    4,
    gradients,
  );
  // p = 1/2 1/8 + 1/2 3/4 1/4 = 1/16 + 3/32 = 5/32: shares of 2/5 and 3/5
  assertAlmostEquals(loss, -Math.log(5 / 32), 1e-12);
  const expected = arrays(() => 1);
  // 1 - 4 share / weight, by float32
  expected.operations[first("reset")] = 1 - 4 / 0.5;
  expected.operations[second("count")] = 1 - 4 * 0.4 / 0.125;
  expected.operations[second("sum")] = 1 - 4 * 0.6 / 0.75;
  expected.columns[3 * 3] = 1 - 4 * 0.6 / 0.25;
  for (const name of Object.keys(sizes) as (keyof typeof sizes)[]) {
    for (const [i, value] of expected[name].entries()) {
      assertAlmostEquals(gradients[name][i]!, value, 1e-5, `${name} ${i}`);
    }
  }
  // The loss alone.
  assertEquals(
    negativeLogLikelihood(programs, batch, { ...shared, ...values }, 1, [0], 4, null),
    loss,
  );
});

Deno.test("the gradients of negativeLogLikelihood() are those of central differences", () => {
  const random = new RandomStream(streamKey(1, "data"));
  const float64 = arrays(() => 0);
  const weights: Readonly<Record<string, Float64Array>> = Object.fromEntries(
    Object.entries(float64).map(([name, values]) =>
      [name, Float64Array.from(values, () => 0.1 + random.uniform())] as const
    ),
  );
  const programs: HardProgram[] = [
    program(["greater A", "count"], { greater: 0 }),
    program(["greater B", "print T"], { greater: 0 }),
    program(["lesser A", "print T"], { lesser: 1 }),
    program(["match T", "sum A"], { match: 1 }),
    program(["sum A", "sum A"]),
  ];
  for (const b of [0, 1, 2]) {
    // Loops over numbers do not mind how many bits these have.
    const lossOf = (values: typeof weights, gradients: WeightArrays | null = null) =>
      negativeLogLikelihood(
        programs,
        batch,
        { ...shared, ...values as unknown as typeof float64 },
        shared.programs[b]!,
        [b],
        10,
        gradients,
      );
    const gradients = Object.fromEntries(
      Object.entries(weights).map(([name, { length }]) => [name, new Float64Array(length)]),
    );
    lossOf(weights, gradients as unknown as WeightArrays);
    for (const [name, values] of Object.entries(weights)) {
      const expected = centralDifferences((x) => 10 * lossOf({ ...weights, [name]: x }), values);
      assert(expected.some((value) => value !== 0), `${name} of question ${b}`);
      for (const [i, value] of expected.entries()) {
        assertAlmostEquals(gradients[name]![i]!, value, 1e-6, `${name} ${i} of question ${b}`);
      }
    }
  }
});

Deno.test("negativeLogLikelihood() stays finite where weights are 0, and passes these over", () => {
  const values = arrays(() => 0.5), gradients = arrays(() => 0);
  values.operations[O + OPERATION.reset] = 0;
  const only = [program(["reset", "count"])];
  const loss = negativeLogLikelihood(only, batch, { ...shared, ...values }, 1, [0], 1, gradients);
  assertAlmostEquals(loss, -Math.log(1e-30) - Math.log(0.5), 1e-9);
  assertEquals(gradients.operations[O + OPERATION.reset], 0);
  assertEquals(gradients.operations[3 * O + OPERATION.count], -2);
  // Ten factors of 1e-20: a product is 0 in float64 far before.
  const steps = Array<string>(20).fill("count");
  const long = { programCount: 1, programs: Int32Array.of(0) };
  const tiny = { ...values, operations: new Float32Array(20 * O).fill(1e-20) };
  const both = [program(steps), program([...steps.slice(1), "reset"])];
  const one = { ...batch, size: 1 };
  assertAlmostEquals(
    negativeLogLikelihood(both, one, { ...long, ...tiny }, 0, [0], 1, null),
    -20 * Math.log(Math.fround(1e-20)) - Math.log(2),
    1e-6,
  );
});

Deno.test("negativeLogLikelihood() of questions that share a program is the sum over them", () => {
  const random = new RandomStream(streamKey(2, "data"));
  const values = arrays(() => 0.1 + random.uniform());
  const programs = [
    program(["greater A", "count"], { greater: 0 }),
    program(["greater A", "count"], { greater: 1 }),
    program(["reset", "count"]),
  ];
  const [together, apart] = [arrays(() => 0), arrays(() => 0)];
  const weights = { ...shared, ...values };
  const loss = negativeLogLikelihood(programs, batch, weights, 1, [0, 2], 3, together);
  const sum = [0, 2].reduce(
    (sum, b) => sum + negativeLogLikelihood(programs, batch, weights, 1, [b], 3, apart),
    0,
  );
  assertAlmostEquals(loss, sum, 1e-12);
  for (const name of Object.keys(sizes) as (keyof typeof sizes)[]) {
    for (const [i, value] of apart[name].entries()) {
      assertAlmostEquals(together[name][i]!, value, 1e-4, `${name} ${i}`);
    }
  }
});

import { assertEquals } from "../../../std.ts";
import {
  applyModule,
  constant,
  dependencies,
  type Expression,
  memoryAt,
  type PureModule,
  register,
  textOf,
} from "../../../models/nram/expression.ts";

const r1 = register(0), r2 = register(1), r10 = register(9), none = constant(0);

function made(name: PureModule, a: Expression = none, b: Expression = none): string {
  return textOf(applyModule(name, a, b));
}

function of(name: PureModule, a: Expression = none, b: Expression = none): Expression {
  return applyModule(name, a, b);
}

Deno.test("sums are put together, whatever modules they come from", () => {
  const cases: [Expression, string][] = [
    [of("inc", of("dec", r1)), "r1"],
    [of("inc", of("inc", r1)), "r1 + 2"],
    [of("sub", of("add", r1, r2), of("two")), "r1 + r2 - 2"],
    [of("add", r2, of("add", r1, r2)), "r1 + 2 r2"],
    [of("sub", r1, r1), "0"],
    [of("sub", of("one"), r2), "1 - r2"],
    [of("sub", r1, of("add", r2, r2)), "r1 - 2 r2"],
    [of("add", r1, of("zero")), "r1"],
    [of("add", r10, r2), "r2 + r10"],
    // Integers are modulo M.
    [of("dec", of("zero")), "M - 1"],
    [of("sub", of("dec", of("zero")), r2), "M - r2 - 1"],
  ];
  for (const [expression, text] of cases) assertEquals(textOf(expression), text);
});

Deno.test("comparisons, minima and maxima are simplified where every M agrees", () => {
  const less = of("lessThan", r1, of("inc", r2));
  assertEquals(textOf(less), "(r1 < r2 + 1)");
  assertEquals(textOf(of("add", less, less)), "2 (r1 < r2 + 1)");
  assertEquals(made("lessOrEqual", r1, r2), "(r1 ≤ r2)");
  assertEquals(made("equal", r1, of("two")), "(r1 = 2)");
  assertEquals(made("min", r1, of("one")), "min(r1, 1)");
  assertEquals(made("max", r1, r2), "max(r1, r2)");
  const [one, two, zero] = [of("one"), of("two"), of("zero")];
  assertEquals([made("lessThan", one, two), made("lessThan", two, one)], ["1", "0"]);
  assertEquals([made("lessThan", r1, r1), made("lessOrEqual", r1, r1)], ["0", "1"]);
  assertEquals([made("equal", r1, r1), made("equal", one, two)], ["1", "0"]);
  assertEquals([made("lessThan", r1, zero), made("lessOrEqual", zero, r1)], ["0", "1"]);
  assertEquals([made("lessThan", zero, r1), made("lessOrEqual", r1, zero)], [
    "(0 < r1)",
    "(r1 ≤ 0)",
  ]);
  assertEquals([made("min", r1, zero), made("min", zero, r1)], ["0", "0"]);
  assertEquals([made("max", r1, zero), made("max", zero, r1)], ["r1", "r1"]);
  assertEquals([made("min", one, two), made("max", one, two), made("max", r2, r2)], [
    ...["1", "2", "r2"],
  ]);
  // -1 is M - 1, and 3 may be 0.
  assertEquals(made("lessThan", of("dec", zero), one), "(M - 1 < 1)");
  assertEquals(made("lessThan", of("inc", two), one), "(3 < 1)");
});

Deno.test("an expression knows the registers and the reads that it depends on", () => {
  const inner = memoryAt(of("add", r1, of("one")), 0, 0);
  const outer = memoryAt(of("sub", inner, r2), 14, 1);
  assertEquals(textOf(outer), "mem′[mem[r1 + 1] - r2]");
  assertEquals(dependencies(outer), { registers: new Set([0, 1]), reads: new Set([0, 14]) });
  assertEquals(dependencies(of("lessThan", r10, inner)), {
    ...{ registers: new Set([9, 0]), reads: new Set([0]) },
  });
  // What cancels out is no dependency.
  assertEquals(dependencies(of("sub", of("add", r1, outer), outer)), {
    ...{ registers: new Set([0]), reads: new Set<number>() },
  });
});

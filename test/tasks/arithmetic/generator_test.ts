import {
  type ArithmeticName,
  arithmeticNames,
  arithmetics,
  drawProblems,
  type Problem,
} from "../../../tasks/arithmetic/mod.ts";
import { DataError } from "../../../tasks/mod.ts";
import { assert, assertEquals, assertNotEquals, assertThrows } from "../../../std.ts";

function draw(
  name: ArithmeticName,
  { trainingShare, largest }: { trainingShare?: number; largest?: number } = {},
  { seed = 1, train = 2000, test = 1000 } = {},
) {
  const own = arithmetics[name];
  const options = {
    largest: largest ?? own.largest,
    trainingShare: trainingShare ?? own.trainingShare,
  };
  return drawProblems(own, options, { seed, train, test });
}

/** What a problem is up to the order of its numbers, where that is of no matter. */
function combinationOf(name: ArithmeticName, { numbers, comparison }: Problem): string {
  return JSON.stringify([
    arithmetics[name].ordered ? numbers : numbers.toSorted(),
    comparison?.operation,
    comparison?.operand,
  ]);
}

/** How often each answer is given. */
function answersOf(problems: readonly Problem[]): Map<number, number> {
  const groups = Map.groupBy(problems, ({ answer }) => answer);
  return new Map([...groups].map(([answer, { length }]) => [answer, length]));
}

Deno.test("what a test asks does not follow from the training problem at its place", () => {
  for (const name of arithmeticNames) {
    // From one stream, each answer of the training would have one of the test that goes with it.
    const { train, test } = draw(name), answers = answersOf(train).size;
    const pairs = new Set(test.map(({ answer }, i) => `${train[i]!.answer} ${answer}`));
    assert(pairs.size > 3 * answers, `${name}: ${pairs.size} pairs of ${answers} answers`);
  }
});

Deno.test("there are as many combinations as can be counted", () => {
  const count = (name: ArithmeticName, largest: number) =>
    arithmetics[name].combinations(largest).length;
  // k of n numbers, repeated and in no order, are n + k - 1 over k: 11 over 2 of ten, and of four
  // 6 over 3, 7 over 4, 8 over 5 and 9 over 6.
  assertEquals(count("add", 9), 55);
  assertEquals(count("subtract", 9), 100);
  assertEquals(count("sum", 3), 20 + 35 + 56 + 84);
  // 13 over 4, each with ten operands and two ways to compare.
  assertEquals(count("compare", 9), 715 * 10 * 2);
  for (const name of arithmeticNames) {
    const all = arithmetics[name].combinations(3).map((problem) => combinationOf(name, problem));
    assertEquals(new Set(all).size, all.length);
  }
});

Deno.test("problems have the answers that follow from their numbers", () => {
  for (const { numbers, answer } of draw("add").test) {
    assertEquals([numbers.length, numbers[0]! + numbers[1]!], [2, answer]);
  }
  for (const { numbers, answer } of draw("subtract").test) {
    assertEquals([numbers.length, numbers[0]! - numbers[1]!], [2, answer]);
  }
  for (const { numbers, answer } of draw("sum").test) {
    let sum = 0;
    for (const number of numbers) sum += number;
    assertEquals(sum, answer);
  }
  for (const { numbers, comparison, answer } of draw("compare").test) {
    const sign = comparison!.operation === "greater" ? 1 : -1;
    let count = 0;
    for (const number of numbers) if (sign * (number - comparison!.operand) > 0) count++;
    assertEquals([numbers.length, count], [4, answer]);
  }
});

Deno.test("drawProblems() uses all numbers, tables of three to six rows, and both comparisons", () => {
  const values = <T>(name: ArithmeticName, of: (problem: Problem) => readonly T[]) =>
    [...new Set(draw(name).train.flatMap(of))].sort();
  const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  for (const name of ["add", "subtract", "compare"] as const) {
    assertEquals(values(name, ({ numbers }) => numbers), digits);
  }
  assertEquals(values("sum", ({ numbers }) => numbers), [0, 1, 2, 3]);
  assertEquals(values("sum", ({ numbers }) => [numbers.length]), [3, 4, 5, 6]);
  assertEquals(values("compare", ({ comparison }) => [comparison!.operand]), digits);
  assertEquals(values("compare", ({ comparison }) => [comparison!.operation]), [
    "greater",
    "lesser",
  ]);
  assertEquals(Math.max(...values("add", ({ numbers }) => numbers)), 9);
  assertEquals(Math.max(...draw("add", { largest: 12 }).train.map(({ answer }) => answer)), 24);
});

Deno.test("drawProblems() gives each answer as often as any other", () => {
  const answers = { add: 19, subtract: 19, sum: 19, compare: 5 };
  for (const name of arithmeticNames) {
    const { train } = draw(name, {}, { train: 10_000 });
    const counts = [...answersOf(train).values()], expected = 10_000 / answers[name];
    assertEquals(counts.length, answers[name], name);
    // Pearson's statistic; over 42.3 for 18 degrees of freedom once in a thousand, for 4 over 18.5.
    const distance = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    assert(distance < (answers[name] === 19 ? 42.3 : 18.5), `${name}: ${distance}`);
  }
});

Deno.test("drawProblems() puts numbers in any order", () => {
  const { train } = draw("add");
  const rising = train.filter(({ numbers: [first, second] }) => first! < second!).length;
  const falling = train.filter(({ numbers: [first, second] }) => first! > second!).length;
  // Four standard deviations of a fair coin.
  assert(Math.abs(rising - falling) < 4 * Math.sqrt(rising + falling), `${rising}, ${falling}`);
});

Deno.test("drawProblems() keeps combinations for the test, some of each answer", () => {
  for (const name of arithmeticNames) {
    const { train, test } = draw(name, { trainingShare: 0.8 });
    const known = new Set(train.map((problem) => combinationOf(name, problem)));
    const asked = test.filter((problem) => known.has(combinationOf(name, problem)));
    assertEquals(asked, [], name);
    for (const answer of answersOf(test).keys()) assert(answersOf(train).has(answer), name);
  }
  // One pair of digits adds up to 0, 1, 17 and 18, so training has it. Of the 15 others one each is
  // kept: a fifth of at most five.
  const { train, test } = draw("add", { trainingShare: 0.8 });
  const pairs = (problems: readonly Problem[]) =>
    new Set(problems.map((problem) => combinationOf("add", problem))).size;
  assertEquals([pairs(train), pairs(test), answersOf(test).size], [40, 15, 15]);
});

Deno.test("drawProblems() asks about what training shows, where there are too few combinations", () => {
  for (const name of ["add", "subtract"] as const) {
    const { train, test } = draw(name, {}, { train: 1000 });
    const known = new Set(train.map((problem) => combinationOf(name, problem)));
    const shown = test.filter((problem) => known.has(combinationOf(name, problem))).length;
    assert(shown >= 980, `${name}: ${shown} of 1000`);
  }
});

Deno.test("drawProblems() gives the same problems for the same seed, whatever their number", () => {
  for (const name of arithmeticNames) {
    const { train, test } = draw(name);
    const more = draw(name, {}, { train: 3000 });
    assertEquals(more.train.slice(0, 2000), train);
    assertEquals(more.test, test);
    assertNotEquals(draw(name, {}, { seed: 2 }).test, test);
  }
});

Deno.test("drawProblems() refuses what makes no problems", () => {
  for (const train of [0, -1, 1.5, NaN]) {
    assertThrows(() => draw("add", {}, { train }), RangeError, "Cannot generate");
  }
  // 0 + 0, 0 + 1 and 1 + 1 are one combination for each answer.
  const few = { largest: 1, trainingShare: 0.5 };
  assertThrows(() => draw("add", few), DataError, "Cannot keep some of the combinations");
});

import { differencesBetween } from "../../../bench/report/changes.ts";
import { readOptimizer } from "../../../optim/spec/mod.ts";
import { assertEquals } from "../../../std.ts";
import { makeResult } from "../_trials.ts";

/** What differs between trials of two optimizers. */
function changes(one: string, other: string): string[] {
  const of = (text: string) => {
    const result = makeResult(1);
    return { ...result, spec: { ...result.spec, optimizer: readOptimizer(text) } };
  };
  return differencesBetween(of(one), of(other)).map(({ words }) => words);
}

Deno.test("differences name wrappers and the order of steps, and neither where only unordered is added", () => {
  const plain = "clip(40) > noise(1) > sgd(0.1)";
  assertEquals(changes(plain, plain), []);
  assertEquals(changes(plain, `unordered > ${plain}`), []);
  assertEquals(changes(plain, `accumulate(2) > ${plain}`), ["when updates are made and averaged"]);
  assertEquals(changes(plain, "unordered > noise(1) > clip(40) > sgd(0.1)"), [
    "the order of the steps",
  ]);
  assertEquals(
    changes(
      "accumulate(2) > noise(1) > sgd(0.1)",
      "unordered > noise(1) > accumulate(2) > sgd(0.1)",
    ),
    ["the order of the steps"],
  );
  // What one of them lacks has no place in the order.
  assertEquals(changes(plain, "noise(1) > sgd(0.1)"), ["the clip"]);
  assertEquals(changes(plain, "clip(40) > noise(2) > sgd(0.2)"), [
    "the noise",
    "the learning rate",
  ]);
});

import { overview, warnings } from "../../../../bench/report/sections/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../../std.ts";
import { makeResultFile, type Outcome } from "../../_result_file.ts";
import { drawSection } from "../_section.ts";

function textOf(outcomes: readonly Outcome[]): string {
  return drawSection(warnings, makeResultFile(outcomes))!.text;
}

const failed = (variant: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ variant, seed: i + 1, test: null }));

Deno.test("warnings() takes trials together that went wrong alike", () => {
  const text = textOf([...failed("plain", 100), ...failed("noisy", 2)]);
  assertStringIncludes(
    text,
    "Of 102 trials 102 failed. Those that failed count in no mean, nor do their pairs. None of them",
  );
  assertStringIncludes(
    text,
    "memn2n/babi-qa1, plain: 100 trials failed , seeds 1, 2, 3 and 97 more",
  );
  assertStringIncludes(text, "memn2n/babi-qa1, noisy: 2 trials failed , seeds 1 and 2.");
  assertEquals(text.match(/Trial [0-9a-f]{16}/g)!.length, 2);
});

Deno.test("warnings() says how many answers no network can give, of each workload", () => {
  const result = makeResultFile([{ variant: "plain", seed: 4, test: 50 }]);
  assertEquals(drawSection(warnings, result), null);
  const unknownAnswers = {
    validation: { unknown: 3, total: 6 },
    test: { unknown: 50, total: 100 },
  };
  const workloads = result.workloads.map((workload) => ({ ...workload, unknownAnswers }));
  const { text } = drawSection(warnings, { ...result, workloads })!;
  assertStringIncludes(
    text,
    "memn2n/babi-qa1: 50 of 100 test answers are not in the training part.",
  );
  assertStringIncludes(
    text,
    "memn2n/babi-qa1: 3 of 6 validation answers are not in the training part.",
  );
});

Deno.test("one answer of a thousand that no network can give is a note at a glance", () => {
  const result = makeResultFile([{ variant: "plain", seed: 4, test: 50 }]);
  const withUnknown = (unknown: number): ResultFile => ({
    ...result,
    workloads: result.workloads.map((workload) => ({
      ...workload,
      unknownAnswers: { validation: { unknown: 0, total: 100 }, test: { unknown, total: 1000 } },
    })),
  });
  const note = "9 of 1000 test answers are not in the training part.";
  assertEquals(drawSection(warnings, withUnknown(9)), null);
  assertStringIncludes(drawSection(overview, withUnknown(9))!.text, note);
  assertStringIncludes(drawSection(warnings, withUnknown(10))!.text, "10 of 1000 test answers");
  assert(!drawSection(overview, withUnknown(10))!.text.includes("of 1000"));
});

Deno.test("warnings() counts skipped updates of trials that went on", () => {
  const result = makeResultFile([1, 2, 3].map((seed) => ({ variant: "plain", seed, test: 4 })));
  const withCounts = (...counts: readonly number[]) => ({
    ...result,
    trials: result.trials.map((trial, i) => ({ ...trial, skippedUpdates: counts[i]! })),
  });
  assertEquals(drawSection(warnings, withCounts(0, 0, 0)), null);
  assertStringIncludes(
    drawSection(warnings, withCounts(0, 7, 3))!.text,
    "memn2n/babi-qa1, plain: 2 trials skipped updates that were not finite , up to 7 each.",
  );
  assertStringIncludes(
    drawSection(warnings, withCounts(0, 0, 3))!.text,
    "memn2n/babi-qa1, plain: 1 trial skipped updates that were not finite , 3 in all.",
  );
});

Deno.test("warnings() names a single trial, without a word about all", () => {
  const text = textOf([{ variant: "plain", seed: 4, test: null }]);
  assertStringIncludes(text, "memn2n/babi-qa1, plain, seed 4 failed.");
  assertEquals(text.includes("They have no test error"), false);
});

Deno.test("warnings() takes messages for one that differ in numbers alone, and folds many groups", () => {
  const result = makeResultFile(failed("plain", 40));
  const trials = result.trials.map((trial, i) => ({
    ...trial,
    status: "diverged" as const,
    message: i < 20 ? `In epoch ${i} of 30` : `Fault ${String.fromCharCode(65 + i)}`,
  }));
  const text = drawSection(warnings, { ...result, trials })!.html;
  assertStringIncludes(text, "20 trials diverged");
  // The group, eleven single ones, and nine more behind a fold.
  assertStringIncludes(text, "<summary>9 more trials that went wrong</summary>");
});

Deno.test("warnings() names the shards that are missing of a merged result, and the command of one", () => {
  const result = { ...makeResultFile([{ variant: "plain", seed: 4, test: 50 }]), plannedTrials: 9 };
  const said = (numbers?: number[]) => {
    const missing = numbers === undefined ? {} : { missingShards: { of: 8, numbers } };
    return drawSection(warnings, { ...result, ...missing })!.text.trim();
  };
  assertEquals(
    said([3, 5, 6, 7]),
    "8 of 9 trials did not end. They are of shards 3 and 5 to 7 of 8. This trains shard 3, to be " +
      "merged with the others: deno task bench run tiny --shard 3/8",
  );
  assertEquals(
    said([2]),
    "8 of 9 trials did not end. They are of shard 2 of 8. This trains it, to be merged with the " +
      "others: deno task bench run tiny --shard 2/8",
  );
  assertEquals(
    said(),
    "8 of 9 trials did not end. The same command continues with them: deno task bench run tiny",
  );
});

import { compareRuns } from "../../../../bench/results/compare/mod.ts";
import { UsageError } from "../../../../bench/base/mod.ts";
import { loadReportAssets, renderReport } from "../../../../bench/report/mod.ts";
import { against } from "../../../../bench/report/sections/mod.ts";
import { trialId } from "../../../../bench/trial/spec/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { assertEquals, assertStringIncludes, assertThrows } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";
import { drawSection } from "../_section.ts";

function run(wrong: readonly number[], firstSeed = 1): ResultFile {
  return makeResultFile(
    wrong.map((test, i) => ({ variant: "plain", seed: firstSeed + i, test })),
  );
}

function textOf(result: ResultFile, other: ResultFile): string {
  return drawSection(against, result, other)!.text;
}

Deno.test("against() says when two runs agree bit for bit", () => {
  const text = textOf(run([10, 20]), run([10, 20]));
  assertStringIncludes(text, "The two runs agree bit for bit.");
  assertStringIncludes(text, "2 of 2 have the same digest");
  assertStringIncludes(text, "All have the same specification in both.");
  assertStringIncludes(
    text,
    "memn2n/babi-qa1 plain 2 of 2 15.0 % 15.0 % 0.0 too few seeds 4.0 s 4.0 s",
  );
});

Deno.test("against() has the paired difference with its interval, and what differs", () => {
  const other = run([10, 20, 30, 40, 50]);
  const there = {
    ...other,
    backend: "cpu" as const,
    trials: other.trials.map((trial) => ({ ...trial, digest: "x" })),
  };
  const text = textOf(run([9, 17, 30, 39, 45]), there);
  assertStringIncludes(text, "No trial has the same bits in both runs.");
  assertStringIncludes(text, "Backend wasm cpu");
  assertStringIncludes(text, "The same in both: Suite: tiny, version 1;");
  // -1, -3, 0, -1, -5: mean -2, deviation root(16 / 4), t of 4 degrees 2.7764: 2.7764 x 2 / root(5) = 2.5.
  assertStringIncludes(text, "0 of 5 28.0 % 30.0 % −2.0 −4.5 to +0.5 10.0 s 10.0 s");
});

Deno.test("against() lists the trials of one run alone, seeds in a row together", () => {
  const text = textOf(run([1, 2, 3, 4]), run([4, 5, 6], 4));
  assertStringIncludes(text, "3 trials only in this run memn2n/babi-qa1, plain: seeds 1 to 3");
  assertStringIncludes(text, "2 trials only in the other run memn2n/babi-qa1, plain: seeds 5 to 6");
});

Deno.test("renderReport() has the other run right after what went wrong, and refuses a stranger", async () => {
  const assets = await loadReportAssets();
  const page = renderReport(run([10]), assets, run([10]));
  assertEquals(page.indexOf('id="against"') < page.indexOf('id="overview"'), true);
  assertEquals(page, renderReport(run([10]), assets, run([10])));
  assertThrows(() => renderReport(run([10]), assets, run([10], 2)), UsageError, "Cannot compare");
});

Deno.test("against() names both runs, and the settings in which they differ", () => {
  const here = run([10, 20]);
  const there = {
    ...here,
    trials: here.trials.map((trial) => {
      const spec = { ...trial.spec, budget: { ...trial.spec.budget, epochs: 60 } };
      return { ...trial, spec, id: "0123456789abcdef" };
    }),
  };
  const names = { here: "quick", there: "old/quick" };
  const { title, text } = drawSection(against, here, there, names)!;
  assertEquals(title, "Against old/quick");
  assertStringIncludes(text, "Setting quick old/quick Trials budget.epochs 2 60 2 of 2");
  assertStringIncludes(text, "Error, quick Error, old/quick Difference");
  assertStringIncludes(text, "the error of quick minus that of old/quick");
});

Deno.test("against() has the settings of several runs first, then each variant run by run", async () => {
  const wrong = [[10, 20], [12, 26], [10, 20]];
  const [first, second, third] = wrong.map((own, i) => {
    const result = run(own);
    return {
      ...result,
      trials: result.trials.map((trial) => {
        const spec = { ...trial.spec, budget: { ...trial.spec.budget, epochs: 60 + 60 * i } };
        return { ...trial, spec, id: trialId(spec) };
      }),
    };
  }) as [ResultFile, ResultFile, ResultFile];
  const compared = compareRuns([first, second, third], ["quick", "longer", "x".repeat(30)]);
  const { title, text } = drawSection(against, first, compared)!;
  assertEquals(title, "Against B and C");
  const short = compareRuns([first, second, third], ["quick", "longer", "other"]);
  assertEquals(drawSection(against, first, short)!.title, "Against longer and other");
  assertStringIncludes(text, "A : quick B : longer C : xxx");
  assertStringIncludes(text, "Setting A B C Trials budget.epochs 60 120 180 2 of 2");
  assertStringIncludes(text, "memn2n/babi-qa1 plain A 15.0 % 4.0 s");
  assertStringIncludes(text, "B 19.0 % +4.0 too few seeds 2 of 2 4.0 s");
  assertEquals(text.indexOf("Setting A") < text.indexOf("Run Error"), true);
  const page = renderReport(first, await loadReportAssets(), compared);
  assertStringIncludes(page, 'id="against"');
});

Deno.test("against() says when errors are those of different data, and of how many trials", () => {
  const here = run([10, 20]);
  const onFiles = (trial: ResultFile["trials"][number]) => ({
    ...trial,
    id: "0123456789abcdef",
    spec: { ...trial.spec, data: { source: "files" as const, digest: "a" } },
  });
  assertStringIncludes(
    textOf(here, { ...here, trials: here.trials.map(onFiles) }),
    "None has the same specification in both: something that decides the result differs. The two " +
      "runs learned from different data, so a difference of errors says nothing about the training.",
  );
  const [first, second] = here.trials;
  assertStringIncludes(
    textOf(here, { ...here, trials: [first!, onFiles(second!)] }),
    "Only 1 has the same specification in both; of the others something that decides the result " +
      "differs. 1 of 2 trials learned from different data, so",
  );
});

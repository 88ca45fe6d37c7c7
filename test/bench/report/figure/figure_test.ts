import { headline } from "../../../../bench/report/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { assertAlmostEquals, assertEquals, assertStringIncludes } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";
import { makeSyntheticResult } from "../_synthetic.ts";

const figure = (result: ResultFile) => headline(result).figure;

/** Test errors of variants in hundredths, seed by seed; each variant but the first against the one before. */
function makeChain(errors: Readonly<Record<string, readonly number[]>>): ResultFile {
  const names = Object.keys(errors);
  const result = makeResultFile(
    names.flatMap((variant) => errors[variant]!.map((test, i) => ({ variant, seed: i + 1, test }))),
  );
  return {
    ...result,
    variants: names.map((name, i) => ({ name, title: "", reference: names[i - 1] ?? null })),
  };
}

Deno.test("headline() draws one contrast by workload, and all together last", () => {
  const made = figure(makeSyntheticResult({ workloads: 3, variants: 2, seeds: 5, epochs: 2 }))!;
  assertEquals(made.lines.map(({ name }) => name), [
    "babi-qa1",
    "babi-qa2",
    "babi-qa3",
    "All 3",
  ]);
  assertEquals(made.lines.map(({ isWhole = false }) => isWhole), [false, false, false, true]);
  assertEquals(made.lines[1]!.about, { workload: "memn2n/babi-qa2" });
  const [one, two, three, all] = made.lines.map(({ value }) => value!);
  assertAlmostEquals(all!, (one! + two! + three!) / 3);
});

Deno.test("headline() says what a forest plot shows, with intervals, or with seeds where those are few", () => {
  // Differences -10, -11, -9, -10, -10: mean -10, t of 4 degrees 2.776, deviation 0.707: -+0.88, at least a point.
  const five = figure(makeChain({ plain: [20, 20, 20, 20, 20], noisy: [10, 9, 11, 10, 10] }))!;
  const [line] = five.lines;
  assertEquals(five.title, "Test error with noisy minus plain");
  assertEquals([line!.text, line!.intervalText, line!.tone], [
    "−10.0",
    "−11.0 to −9.0",
    "better",
  ]);
  assertEquals(five.lines.length, 1);
  const few = figure(makeChain({ plain: [20, 20], noisy: [10, 30] }))!;
  assertEquals(few.lines[0]!.interval, null);
  assertEquals(few.lines[0]!.seeds!.map((seed) => Math.round(100 * seed)), [-10, 10]);
  assertStringIncludes(few.note, "There are no intervals: seeds are too few");
});

Deno.test("headline() draws steps that follow each other as a waterfall", () => {
  const made = figure(makeChain({ bow: [40, 50], pe: [30, 40], plain: [32, 46] }))!;
  const shown = made.lines.map(({ name, from, value, text }) => [
    name,
    from === undefined ? null : Math.round(100 * from),
    Math.round(100 * value!),
    text,
  ]);
  // 45 on average, then 35, then 39: each bar begins where the one before ends.
  assertEquals(shown, [
    [{ variant: "bow" }, null, 45, "45.0 %"],
    [{ variant: "pe" }, 45, 35, "−10.0"],
    [{ variant: "plain" }, 35, 39, "+4.0"],
  ]);
  assertEquals(made.axis.unit, "percent");
});

Deno.test("headline() draws several contrasts with one reference by variant", () => {
  const chain = makeChain({ plain: [20, 20], one: [10, 30], two: [20, 30] });
  const variants = chain.variants.map((one) => ({
    ...one,
    reference: one.name === "plain" ? null : "plain",
  }));
  const made = figure({ ...chain, variants })!;
  assertEquals(made.lines.map(({ name, text }) => [name, text]), [
    [{ variant: "one" }, "0.0"],
    [{ variant: "two" }, "+5.0"],
  ]);
  assertEquals(made.title, "Test error minus that with plain");
});

Deno.test("headline() draws the shares of trials that succeed where a suite counts them", () => {
  const result = {
    ...makeChain({ plain: [20, 2, 20], noisy: [1, 2, 3] }),
    successes: [{ under: [0.05] }],
  };
  const made = figure(result)!;
  // Wilson's of 1 and 3 of 3: 6.1 to 79.2 and 43.8 to 100 percent.
  assertEquals(made.lines.map(({ text, intervalText }) => [text, intervalText]), [
    ["1\u00a0of\u00a03", "6 to 79 %"],
    ["3\u00a0of\u00a03", "44 to 100 %"],
  ]);
  assertStringIncludes(made.title, "error under 5\u00a0%");
  const counts = {
    ...makeChain({ plain: [20, 2, 20], noisy: [1, 2, 3] }),
    published: [{
      ...{ title: "3 of 3", variants: ["noisy"], metric: "unsolved" as const, value: 0 },
      ...{ protocol: "", citation: "" },
    }],
  };
  assertStringIncludes(figure(counts)!.title, "solved");
});

Deno.test("headline() has no figure where nothing is compared", () => {
  assertEquals(headline(makeResultFile([])).figure, null);
});

import { headlineInWords } from "../../../../bench/report/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";

/** Variants of other hops against `plain`, by their test errors in hundredths. */
function makeChanges(errors: Readonly<Record<string, readonly number[]>>): ResultFile {
  const result = makeResultFile(
    Object.entries(errors).flatMap(([variant, own]) =>
      own.map((test, i) => ({ variant, seed: i + 1, test }))
    ),
  );
  const names = Object.keys(errors);
  return {
    ...result,
    variants: names.map((name, i) => ({ name, title: "", reference: i === 0 ? null : "plain" })),
    trials: result.trials.map((trial) => ({
      ...trial,
      spec: {
        ...trial.spec,
        model: { ...trial.spec.model, options: { hops: names.indexOf(trial.variant) } },
      },
    })),
  };
}

const plain = [20, 20, 20, 20, 20];

/** All answers in one line. */
const answer = (result: ResultFile) =>
  headlineInWords(result).slice(1).join(" ").replaceAll("\u00a0", " ");

Deno.test("several changes get one answer, which counts them and names the largest", () => {
  const text = answer(makeChanges({
    plain,
    far: [10, 10, 10, 10, 10],
    near: [15, 15, 15, 15, 15],
    bad: [25, 25, 25, 25, 25],
    poor: [30, 30, 30, 30, 30],
    even: [18, 22, 18, 22, 21],
  }));
  assertStringIncludes(text, "2 of 5 changes did better, 2 worse.");
  assertStringIncludes(
    text,
    "The best: with far the test error was 10.0 percentage points lower than with plain " +
      "(95 % interval: from 11.0 lower to 9.0 lower).",
  );
  assertStringIncludes(
    text,
    "The worst: with poor the test error was 10.0 percentage points higher",
  );
  assertStringIncludes(text, "The others: 1 no clear difference.");
  assertStringIncludes(
    text,
    "stays clear after Holm's correction for 5 changes; each interval is at 95 % by itself.",
  );
  assert(!text.includes("near"));
});

Deno.test("a change that is clear only when it is looked at alone is none that is counted", () => {
  // Differences of 1.5 hundredths on average, p = 0.03: alone the interval excludes zero, among four it may be chance.
  const slight = [16, 20, 18, 18, 20, 19, 20, 17];
  const eight = Array(8).fill(20), even = [18, 22, 18, 22, 21, 19, 22, 18];
  const one = answer(makeChanges({ plain: eight, slight }));
  assertStringIncludes(one, "slight did better here.");
  const text = answer(makeChanges({ plain: eight, slight, a: even, b: even, c: even }));
  assertStringIncludes(text, "No clear difference in any of 4 changes.");
  assertStringIncludes(
    text,
    "The others: 1 clear only when looked at alone.",
  );
});

Deno.test("several changes with too few seeds get one answer that says so once", () => {
  const text = answer(
    makeChanges({ plain: [20, 20], far: [10, 10], near: [19, 19], bad: [30, 31] }),
  );
  assertEquals(text.match(/Too few seeds/gi)?.length, 1);
  assertEquals(text.match(/there is no interval/g)?.length, 1);
  assertStringIncludes(
    text,
    "The largest difference that was seen: with bad the test error was 10.5 percentage points higher",
  );
});

Deno.test("the answer of a suite that counts successes is of the counts", () => {
  const errors = {
    plain: [20, 20, 20, 20, 20, 20, 20, 20, 20, 2],
    noisy: [2, 2, 2, 2, 2, 2, 2, 2, 2, 20],
  };
  const text = answer({ ...makeChanges(errors), successes: [{ under: [0.05] }] });
  // Nine pairs have noisy alone, one plain alone: 9 and 1 of 10.
  assertStringIncludes(text, "noisy did better here.");
  assertStringIncludes(
    text,
    "With noisy 9 trials of 10 ended under 5 %, with plain 1: a share that is 80.0 percentage points " +
      "higher (95 % interval: from ",
  );
  assertStringIncludes(text, "counted in 10 pairs that differ in the noise and the model's hops");
  assertStringIncludes(text, "what each change does to the number of trials that succeed.");
  assert(!text.includes("the mean over"));
});

Deno.test("an even number of successes is no clear difference, and several limits one answer", () => {
  const result = makeChanges({ plain: [20, 2, 4], noisy: [2, 20, 4] });
  assertStringIncludes(
    answer({ ...result, successes: [{ under: [0.05] }] }),
    "No clear difference. With noisy 2 trials of 3 ended under 5 %, with plain 2: the same share",
  );
  assertStringIncludes(
    answer({ ...result, successes: [{ under: [0.05, 0.03] }] }),
    "No clear difference in any of 2 changes.",
  );
});

Deno.test("the answer says when seeds are enough, and pairs that differ are not", () => {
  // The last of five pairs is the only one that differs.
  const text = answer(makeChanges({ plain, rare: [20, 20, 20, 20, 10] }));
  assertStringIncludes(
    text,
    "Too few pairs differ for an answer. With rare the test error was 2.0 ",
  );
  assertStringIncludes(text, "Of 5 pairs 1 differs. An interval takes 5");
  assert(!text.includes("seeds"));
});

Deno.test("the answer of counts names the workload where there are several", () => {
  const one = makeChanges({ plain: [20, 2, 4], noisy: [2, 4, 4] }), [first] = one.workloads;
  const name = "memn2n/babi-qa2";
  const both = {
    ...one,
    workloads: [first!, { ...first!, name }],
    trials: one.trials.flatMap((
      trial,
    ) => [trial, { ...trial, id: `${trial.id}2`, workload: name }]),
    successes: [{ under: [0.05] }],
  };
  assertStringIncludes(
    answer(both),
    "With noisy 3 trials of 3 ended under 5 % on memn2n/babi-qa1,",
  );
});

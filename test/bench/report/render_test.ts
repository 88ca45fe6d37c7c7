import type { ProgrammerInspection } from "../../../models/neural_programmer/mod.ts";
import { createHash } from "node:crypto";
import { loadReportAssets, renderReport } from "../../../bench/report/mod.ts";
import { type ResultFile, resultFileSchema } from "../../../bench/results/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../std.ts";
import { makeArmsResult, makeResultFile } from "../_result_file.ts";
import { hostile, makeReportResult } from "./_fixture.ts";
import { makeProgramResult } from "./_program_fixture.ts";

const assets = await loadReportAssets();
const render = (result: ResultFile) => renderReport(result, assets);

/** The text that a reader sees, scripts and styles left out. */
function textOf(page: string): string {
  return page.replace(/<(script|style)\b.*?<\/\1>/gs, "").replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
}

Deno.test("renderReport() gives the same bytes for the same result", () => {
  assertEquals(render(makeReportResult()), render(makeReportResult()));
});

Deno.test("renderReport() is tested with a result that is one", () => {
  resultFileSchema.parse(makeReportResult());
});

Deno.test("renderReport() allows the scripts and the style it has, and nothing else", () => {
  const page = render(makeReportResult());
  const policy = page.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)![1]!
    .replaceAll("&#39;", "'");
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const scripts = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => hash(text!));
  const styles = [...page.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text]) => hash(text!));
  assertEquals([scripts.length, styles.length], [2, 1]);
  const directives = policy.split("; ");
  assertEquals(directives[0], "default-src 'none'");
  assert(directives.includes(`script-src ${scripts.join(" ")}`));
  assert(directives.includes(`style-src ${styles.join(" ")}`));
  assert(!policy.includes("unsafe"));
});

Deno.test("renderReport() asks for nothing from outside", () => {
  const page = render(makeReportResult());
  // What a reader may follow is not loaded.
  const followed = /<a href="https:\/\/arxiv\.org\/abs\/\d{4}\.\d{5}(?:v\d+)?">/g;
  assert(followed.test(page));
  const addresses = [...page.replace(followed, "").matchAll(/\b(?:src|href)="([^"]*)"/g)]
    .map(([, address]) => address!);
  assertEquals(addresses.filter((address) => !/^(#|data:)/.test(address)), []);
  assert(!page.includes("sourceMappingURL"));
  assert(!/ style="/.test(page), "a style beside an element, which the policy forbids");
});

Deno.test("renderReport() escapes what came from data", () => {
  const page = render(makeReportResult());
  assert(!page.includes(hostile));
  assert(!/<script>alert|<img/.test(page));
  assertStringIncludes(page, "&lt;script&gt;alert(1)&lt;/script&gt;");
});

Deno.test("renderReport() puts what went wrong before the numbers", () => {
  const page = render(makeReportResult());
  const text = textOf(page);
  assertStringIncludes(text, "memn2n/babi-qa2, noisy, seed 3 failed.");
  assertStringIncludes(text, "memn2n/babi-qa6, noisy, seed 2 diverged.");
  assertStringIncludes(text, "1 of 24 trials did not end.");
  assertStringIncludes(text, "using the slower file.");
  assert(page.indexOf('id="warnings"') < page.indexOf('id="summary"'));
  assert(!render(makeResultFile([])).includes('id="warnings"'));
});

Deno.test("renderReport() writes a page for a result without trials", () => {
  const text = textOf(render(makeResultFile([])));
  assertStringIncludes(text, "No answer yet:");
  assertStringIncludes(text, "0 of 0");
});

Deno.test("renderReport() compares nothing without a second variant", () => {
  const result = makeResultFile([{ variant: "plain", seed: 1, test: 3 }]);
  const page = render({ ...result, variants: result.variants.slice(0, 1) });
  assertStringIncludes(textOf(page), "Nothing to compare: plain is the only variant.");
  assert(!page.includes('id="differences"'));
});

Deno.test("renderReport() shows published numbers only where there are any", () => {
  assertStringIncludes(textOf(render(makeReportResult())), "Ours minus published");
  assert(
    !textOf(render(makeResultFile([{ variant: "plain", seed: 1, test: 3 }]))).includes("ublished"),
  );
});

Deno.test("renderReport() takes the means of ours and the published over the same workloads", () => {
  // Published 0 and 10 %; the best trials of the first two workloads end at 2 and 22, 1 and 21 %.
  assertStringIncludes(
    textOf(render(makeReportResult())),
    "Mean of these 2 +7.0 +6.0",
  );
});

/** Pairs of test errors, without and with noise, in hundredths. */
function answerTo(pairs: readonly (readonly [number, number | null])[]): string {
  return textOf(render(makeResultFile(pairs.flatMap(([plain, noisy], i) => [
    { variant: "plain", seed: i + 1, test: plain },
    { variant: "noisy", seed: i + 1, test: noisy },
  ]))));
}

Deno.test("renderReport() calls a difference clear when its interval leaves out zero", () => {
  const six = answerTo([[20, 10], [20, 9], [20, 11], [20, 10], [20, 8], [20, 12]]);
  // Mean -10, deviation root(10 / 5) = 1.414, t of 5 degrees 2.5706: 10 -+ 2.5706 x 1.414 / root(6).
  assertStringIncludes(
    six,
    "It helped here. With noisy the test error was 10.0 percentage points lower than with plain " +
      "(95 % interval: from 11.5 lower to 8.5 lower): the mean over 6 pairs of trials that differ in " +
      "nothing else, on 1 workload.",
  );
  // Six of six: 2 / 64 = 3 of 100 cases.
  assertStringIncludes(six, "A fair coin splits 6 throws at least so unevenly in 3 of 100 cases");
  assertStringIncludes(six, "Mean 10.0 %, median 10.0 %, mean of the middle half 10.0 %");
  assertStringIncludes(
    answerTo([[10, 20], [9, 20], [11, 20], [10, 20], [8, 20], [12, 20]]),
    "It did harm here.",
  );
  // Mean 0: equal both ways.
  const none = answerTo([[20, 10], [10, 20], [20, 12], [12, 20], [20, 15], [15, 20]]);
  assertStringIncludes(none, "No clear difference.");
  assertStringIncludes(none, "was the same as with plain, to a tenth of a percentage point");
});

Deno.test("renderReport() says when the pairs and their mean disagree", () => {
  // Nine pairs gain one point, the tenth loses 90: 2 (1 + 10) / 1024 = 2 of 100 cases.
  const pairs = Array.from({ length: 10 }, (_, i): [number, number] => i < 9 ? [5, 4] : [5, 95]);
  assertStringIncludes(answerTo(pairs), "Mixed:");
});

Deno.test("renderReport() says which trials are left out, and when seeds are few", () => {
  const text = answerTo([[20, 10], [20, null], [20, 20]]);
  assertStringIncludes(text, "Too few seeds for an answer.");
  assertStringIncludes(text, "With 2 pairs, as few as 2 seeds to a workload, there is no interval");
  assertStringIncludes(
    text,
    "Of 2 pairs 1 had the lower error with noisy, 0 the higher, 1 the same.",
  );
  assertStringIncludes(text, "Left out: 2 trials without a partner of the same seed");
});

Deno.test("renderReport() counts who solved what with McNemar, unless no seed tells variants apart", () => {
  // Within 5 of 100 is solved: seed 1 by both, seed 2 by noisy alone, the others by none.
  const some = [[5, 4], [20, 3], [20, 19], [30, 29], [40, 39]] as const;
  assertStringIncludes(
    answerTo(some),
    "Both of a pair solved their task once, neither 3 times; noisy alone once, plain alone never. " +
      "A fair coin is at least so uneven in 100 of 100 cases (McNemar",
  );
  const five = Array.from({ length: 5 }, (): [number, number] => [20, 10]);
  assertStringIncludes(answerTo(five), "plain alone never. No pair tells them apart.");
});

Deno.test("renderReport() has no p-value where there are too few seeds for an interval", () => {
  const pairs = [[20, 10], [20, 8], [20, 9], [20, 12], [20, 11]] as const;
  const tests = /sign test|Sign test|Wilcoxon|McNemar|p-values:|in \d+ of 100 cases/g;
  const named = (count: number) => [
    ...new Set(answerTo(pairs.slice(0, count)).match(tests) ?? []),
  ];
  // Five pairs of one workload have an interval, four have none; the share of a pair is no p-value.
  assertEquals(named(4), ["in 100 of 100 cases"]);
  assertEquals(named(5).length, 7);
  assertStringIncludes(answerTo(pairs.slice(0, 4)), "neither intervals nor p-values");
});

Deno.test("renderReport() has no p-value of three seeds, however many workloads there are", () => {
  // Twelve pairs of three seeds.
  const text = textOf(render(makeReportResult()));
  assertEquals(/sign test|Sign test|Wilcoxon|McNemar/.exec(text), null);
  assertStringIncludes(text, "P-values need five seeds.");
});

/** Three variants: the third held against the second. */
function makeSteps(): ResultFile {
  const result = makeResultFile([
    ...[10, 20].map((test, i) => ({ variant: "plain", seed: i + 1, test })),
    ...[6, 12].map((test, i) => ({ variant: "noisy", seed: i + 1, test })),
    ...[9, 13].map((test, i) => ({ variant: "hops", seed: i + 1, test })),
  ]);
  const hops = { name: "hops", title: "More hops", reference: "noisy" };
  return { ...result, variants: [...result.variants, hops] };
}

Deno.test("renderReport() shows what each change is worth, against its own reference", () => {
  const text = textOf(render(makeSteps()));
  // Noisy minus plain: -4 and -8; hops minus noisy: +3 and +1.
  assertStringIncludes(
    text,
    "Task noisy minus plain hops minus noisy babi-qa1 −6.0 +2.0 Mean",
  );
  assertStringIncludes(text, "noisy against plain −6.0 too few seeds −6.0 2, 0, 0 0, 0 hops");
  assertStringIncludes(text, "hops against noisy +2.0 too few seeds +2.0 0, 2, 0 0, 0 All");
  assertStringIncludes(text, "hops More hops; against noisy");
  assert(!textOf(render(makeReportResult())).includes("Task by task"));
});

Deno.test("renderReport() has no stray punctuation for variants without a title", () => {
  const result = makeSteps();
  const variants = result.variants.map((variant) => ({ ...variant, title: "" }));
  const text = textOf(render({ ...result, variants }));
  assertStringIncludes(text, "hops against noisy");
  assert(!/; against|(plain|noisy|hops) \. /.test(text));
});

Deno.test("renderReport() says so when no two variants differ in the noise alone", () => {
  const result = makeSteps();
  const [plain, , hops] = result.variants;
  const trials = result.trials.map((trial) => ({
    ...trial,
    spec: { ...trial.spec, model: { ...trial.spec.model, options: { hops: trial.variant } } },
  }));
  const variants = [plain!, { ...hops!, reference: "plain" }];
  const text = textOf(render({ ...result, variants, trials }));
  assertStringIncludes(text, "Do other options of the model help these networks learn?");
  assertStringIncludes(
    text,
    "No two of its variants differ in the noise alone, so this run asks what each change does",
  );
  // 9 and 13 after 10 and 20: -1 and -7.
  assertStringIncludes(text, "With hops the test error was 4.0 percentage points lower than with");
});

Deno.test("renderReport() keeps the curves of more variants than there are colours", () => {
  const result = makeReportResult();
  const more = Array.from({ length: 5 }, (_, i) => ({
    name: `more-${i}`,
    title: "",
    reference: "plain",
  }));
  const page = render({ ...result, variants: [...result.variants, ...more] });
  assertStringIncludes(
    textOf(page),
    "Of 7 variants six at most are drawn at once, of those that you choose the first; before that " +
      "plain, noisy, more-0, more-2, more-3 and more-4.",
  );
  assertStringIncludes(
    page,
    '"drawnAtFirst":["plain","noisy","more-0","more-2","more-3","more-4"]',
  );
  const canvases = [...page.matchAll(/<canvas id="(workload-[^"]*)"/g)].map(([, id]) => id);
  assertEquals(
    canvases,
    [0, 1, 2, 3].flatMap((i) =>
      ["loss", "error", "distribution"].map((name) => `workload-${i}-${name}`)
    ),
  );
  // Names have no colours before they are drawn.
  assert(!page.includes('class="key'));
});

Deno.test("renderReport() shows published means beside ours", () => {
  const result = makeResultFile([
    { variant: "plain", seed: 1, train: 4, test: 10 },
    { variant: "plain", seed: 2, train: 2, test: 30 },
  ]);
  const mean = { variants: ["plain"], protocol: "averaging not stated", citation: "Somebody" };
  const published = [
    { ...mean, title: "without", metric: "testError" as const, value: 0.12 },
    { ...mean, title: "without", metric: "trainError" as const, value: 0.02 },
  ];
  const text = textOf(render({ ...result, published }));
  // Of all 200 questions 40 are wrong; the best of n is seed 2.
  assertStringIncludes(text, "without test error 12.0 % plain 20.0 % (+8.0) 30.0 % (+18.0)");
  assertStringIncludes(text, "without training error 2.0 % plain 3.0 % (+1.0) 2.0 % (0.0)");
  assertEquals(text.match(/Somebody; averaging not stated\./g)?.length, 1);
});

/** The same without the memory networks. */
function programsOnly(): ResultFile {
  const result = makeProgramResult();
  const isProgram = (name: string) => name.startsWith("neural-programmer/");
  return {
    ...result,
    workloads: result.workloads.filter(({ name }) => isProgram(name)),
    trials: result.trials.filter(({ workload }) => isProgram(workload)),
  };
}

Deno.test("renderReport() says nothing of memory networks where there is none", () => {
  resultFileSchema.parse(programsOnly());
  const page = render(programsOnly());
  for (const word of ["Sukhbaatar", "bAbI", "linear start", "story"]) {
    assert(!textOf(page).includes(word), word);
    assert(textOf(page).includes("Neelakantan, Le and Sutskever 2015"));
  }
  assertStringIncludes(page, '"valueTitle":"loss per question"');
  assert(!page.includes("nats per question"));
  assert(!textOf(render(makeReportResult())).includes("Sutskever"));
});

Deno.test("renderReport() shows each program, what it was asked and what it answered", () => {
  const text = textOf(render(programsOnly()));
  for (
    const part of [
      "What is the sum of B in the rows where B is less than 42.5?",
      "The network reads: lesser 42.5 B sum B",
      "Its program: lesser than 42.5 in B, sum of B",
      "Selects the rows where B is less than 42.5. 81 of 120 rows lesser 90 %, then sum 1 % B 90 %",
      "Its answer, 162 , is right",
      "Its answer, T of 120 rows , is wrong: the right one is T of 48 rows (72 too many)",
      "… 77 more rows like these",
    ]
  ) assertStringIncludes(text, part);
});

Deno.test("renderReport() escapes what is in tables and questions", () => {
  const result = programsOnly();
  const trials = result.trials.map((trial) => ({
    ...trial,
    inspections: (trial.inspections as ProgrammerInspection[]).map((one) => {
      switch (one.kind) {
        case "program":
          return {
            ...one,
            question: hostile,
            meaning: null,
            words: hostile,
            columns: one.columns.map(() => hostile),
            rows: one.rows.map((row) => row.map(() => hostile)),
          };
        case "kinds":
          return {
            ...one,
            programs: one.programs.map((own) => ({ ...own, question: hostile, words: hostile })),
          };
        case "search":
          return one;
      }
    }),
  }));
  const page = render({ ...result, trials });
  assert(!page.includes(hostile));
  assert(!/<script>alert|<img/.test(page));
});

Deno.test("renderReport() tells kinds of questions apart in a table of their own", () => {
  const result = programsOnly();
  const text = textOf(render(result));
  assertStringIncludes(text, "neural-programmer/tables-text, 5 kinds of questions");
  // Of the only question of this kind plain has 1, 0 and 1 wrong with seeds 1, 2 and 3, noisy 0, 1 and 0.
  assertStringIncludes(text, "greater count 33.3 % 0.0 % 66.7 % 100.0 % 1 2");
  // Those that training has none of are last. With noise each seed has one of three wrong.
  assertStringIncludes(
    text,
    "match or lesser sum not in training 100.0 % 100.0 % 66.7 % 66.7 % 3 0 All",
  );
  assert(!text.includes("unseen:"));
  assert(!text.includes("5 tasks"));
  assert(!textOf(render(makeReportResult())).includes("kind of question"));
});

Deno.test("renderReport() holds a network for kinds of questions against its task's published error", () => {
  const result = programsOnly();
  const [workload] = result.workloads;
  const published = {
    task: "tables-text",
    variants: ["plain"],
    title: "Neural Programmer",
    value: 0.0089,
    metric: "testError" as const,
    trainingQuestions: 50000,
    protocol: "not known",
    citation: "Somebody",
  };
  const text = textOf(render({ ...result, workloads: [{ ...workload!, published: [published] }] }));
  const { wrong, total } = result.trials[0]!.metrics!.testError;
  const best = (100 * wrong / total - 0.89).toFixed(1);
  assertStringIncludes(text, `tables-text arithmetic over tables with text +${best}`);
});

Deno.test("renderReport() counts how many seeds solve questions about tables, with an interval", () => {
  const result = programsOnly();
  const trials = result.trials.map((trial) => ({
    ...trial,
    status: trial.seed === 1 ? "solved" as const : "unsolved" as const,
  }));
  const text = textOf(render({ ...result, trials }));
  // 1 of 3: s = 3.841459 / 3, (1/3 + s/2 -+ root(2 s/9 + s^2/4)) / (1 + s) = 6.1 and 79.2 %.
  assertStringIncludes(text, " 33 % 1 of 3 6 to 79 % error");
  assertStringIncludes(text, "with its 95 % interval");
});

Deno.test("renderReport() takes the configurations of an arm together", () => {
  const text = textOf(render(makeArmsResult()));
  assertStringIncludes(
    text,
    "babi-qa1 25 % 1 of 4 5 to 70 % error 23.5 % 50 % 2 of 4 15 to 85 % error 11.3 %",
  );
  // 4, 20, 30, 40: the middle two are 25 on average; 10, 5, 30, 0: 5 and 10.
  assertStringIncludes(text, "plain 23.5 % 25.0 % 25.0 % 4.0 to 40.0 % 4.0 % 1.0 % 8.0 s");
  assertStringIncludes(text, "noisy 11.3 % 7.5 % 7.5 % 0.0 to 30.0 % 0.0 % 8.0 s");
  // +6, -15, 0 and -40 are -49.
  assertStringIncludes(
    text,
    "With noisy the test error was 12.3 percentage points lower than with plain: the mean over 4 pairs",
  );
  assertStringIncludes(text, "2 configurations of noisy");
  assert(!text.includes("Left out"));
});

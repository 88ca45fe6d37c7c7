import { headline, headlineInWords } from "../../../../bench/report/mod.ts";
import { headerHtml, Page } from "../../../../bench/report/render/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import type { TrialSpec } from "../../../../bench/trial/spec/mod.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../../../std.ts";
import { machineOfAll, makeArmsResult, makeResultFile } from "../../_result_file.ts";
import { changeOptimizer, type OptimizerChange } from "../../_trials.ts";
import { textOf as pageText } from "../_section.ts";

const other = "memn2n/babi-qa2";

/** Test errors without and with what a variant does, seed by seed, in hundredths. */
type Pairs = readonly (readonly [plain: number, noisy: number])[];

function htmlOf(result: ResultFile): string {
  return headerHtml(headline(result), new Page(result)).text;
}

function textOf(result: ResultFile): string {
  return pageText(htmlOf(result));
}

function question(result: ResultFile): string {
  return headline(result).question;
}

function verdict(result: ResultFile): string {
  return /class="answer">.*?<strong>(.*?)<\/strong>/s.exec(htmlOf(result))![1]!;
}

/** One workload, or the same two variants on several. */
function makePairs(...workloads: readonly Pairs[]): ResultFile {
  const made = workloads.map((pairs) =>
    makeResultFile(pairs.flatMap(([plain, noisy], i) => [
      { variant: "plain", seed: i + 1, test: plain },
      { variant: "noisy", seed: i + 1, test: noisy },
    ]))
  );
  const nameOf = (i: number) => `memn2n/babi-qa${i + 1}`;
  return {
    ...made[0]!,
    workloads: made.map(({ workloads }, i) => ({ ...workloads[0]!, name: nameOf(i) })),
    trials: made.flatMap(({ trials }, i) =>
      trials.map((trial) => ({ ...trial, workload: nameOf(i) }))
    ),
  };
}

/** The specifications of a variant's trials changed. */
function withSpec(
  result: ResultFile,
  variant: string,
  change: (spec: TrialSpec) => Partial<TrialSpec>,
): ResultFile {
  const trials = result.trials.map((trial) =>
    trial.variant === variant ? { ...trial, spec: { ...trial.spec, ...change(trial.spec) } } : trial
  );
  return { ...result, trials };
}

function withOptimizer(
  result: ResultFile,
  variant: string,
  change: OptimizerChange,
): ResultFile {
  return withSpec(result, variant, ({ optimizer }) => ({
    optimizer: changeOptimizer(optimizer, change),
  }));
}

const four: Pairs = [[20, 10], [20, 9], [20, 11], [20, 10]];
const five: Pairs = [...four, [20, 10]];
const mirrored = (pairs: Pairs): Pairs => pairs.map(([plain, noisy]) => [noisy, plain]);

Deno.test("headline() decides by the interval, not by the mean", () => {
  const cases: readonly (readonly [Pairs, string])[] = [
    [five, "It helped here."],
    [mirrored(five), "It did harm here."],
    // -10, 2, -5, 1, -4: mean -3.2, deviation root(94.8 / 4) = 4.868, t 2.776: -9.2 to 2.8.
    [[[20, 10], [20, 22], [20, 15], [20, 21], [20, 16]], "No clear difference."],
    [[[10, 20], [22, 20], [15, 20], [21, 20], [16, 20]], "No clear difference."],
    // Always one answer of 100 less: the resolution reaches from -2 to 0, and zero is not left out.
    [[[20, 19], [30, 29], [25, 24], [20, 19], [20, 19]], "No clear difference."],
    [[[19, 20], [29, 30], [24, 25], [19, 20], [19, 20]], "No clear difference."],
    // Where fewer than five pairs differ, a rare seed that was not drawn may decide.
    [[[20, 20], [20, 20], [20, 20], [20, 20], [20, 20]], "Too few pairs differ for an answer."],
    [four, "Too few seeds for an answer."],
    [mirrored(four), "Too few seeds for an answer."],
  ];
  for (const [pairs, expected] of cases) assertEquals(verdict(makePairs(pairs)), expected);
});

Deno.test("headline() says which way the error went, and the interval with it", () => {
  assertStringIncludes(
    textOf(makePairs([[20, 10], [20, 22], [20, 15], [20, 21], [20, 16]])),
    "With noisy the test error was 3.2 percentage points lower than with plain " +
      "(95 % interval: from 9.2 lower to 2.8 higher): the mean over 5 pairs",
  );
  assertStringIncludes(textOf(makePairs(mirrored(five))), "10.0 percentage points higher than");
});

Deno.test("headline() says how large a difference can be that is not clear", () => {
  // Mean -3.2, standard error 2.177, t 2.776: from -9.24 to 2.84.
  const wide = makePairs([[20, 10], [20, 22], [20, 15], [20, 21], [20, 16]]);
  assertStringIncludes(
    textOf(wide),
    "A difference of 9.3 percentage points or more is excluded (95 %).",
  );
  const suite = (margin?: number) => ({ ...wide.suite, ...margin === undefined ? {} : { margin } });
  const within = { ...wide, suite: suite(0.093) };
  assertEquals(verdict(within), "No difference larger than 9.3 percentage points.");
  assertStringIncludes(
    textOf(within),
    "It is within the suite's margin of 9.3 percentage points (two one-sided tests at 2.5 %).",
  );
  assertEquals(verdict({ ...wide, suite: suite(0.092) }), "No clear difference.");
  // A result from before the suite had a margin; of another version it says nothing.
  const old = (version: number) => ({ ...wide, suite: { name: "babi-1k", title: "", version } });
  const equal = makePairs([[20, 20.5], [20, 19.5], [20, 20.5], [20, 19.5], [20, 20.5], [20, 19.5]]);
  assertEquals(
    verdict({ ...equal, suite: old(1).suite }),
    "No difference larger than 1.0 percentage points.",
  );
  assertEquals(verdict({ ...equal, suite: old(2).suite }), "No clear difference.");
  assert(!textOf(makePairs(five)).includes("excluded"));
});

Deno.test("headline() says that workloads do not agree, and only then", () => {
  const text = textOf(makePairs(five, five, mirrored(five)));
  assertStringIncludes(
    text,
    "The workloads do not agree: of 3, the mean error was lower on 2 and higher on 1.",
  );
  assert(!textOf(makePairs(five, five)).includes("do not agree"));
  // Less than a twentieth of a point is shown as 0.0, and is no direction.
  const same: Pairs = five.map(([plain]) => [plain, plain]);
  assert(!textOf(makePairs(five, same)).includes("do not agree"));
});

Deno.test("headline() asks about noise where variants differ in the noise alone", () => {
  const result = makePairs(five);
  const added = "Does noise added to clipped gradients help these networks learn?";
  assertEquals(question(result), added);
  assertStringIncludes(textOf(result), "5 pairs of trials that differ in nothing else");
  // Without a clip the gradients are not clipped.
  const none = { clip: "none" };
  assertEquals(
    question(withOptimizer(withOptimizer(result, "plain", none), "noisy", none)),
    added.replace("clipped ", ""),
  );
});

Deno.test("headline() does not say that noise helped where its variant has none, or both have some", () => {
  const fixed = { noise: "noise(0.1)" };
  const none = { noise: "none" };
  const both = withOptimizer(makePairs(five), "plain", fixed);
  assertEquals(
    question(both),
    "Which noise on the gradients helps these networks learn?",
  );
  assertEquals(verdict(both), "noisy did better here.");
  const removed = withOptimizer(both, "noisy", none);
  assertEquals(question(removed), "Do these networks learn better without the noise?");
  assertEquals(verdict(removed), "noisy did better here.");
  assertEquals(
    verdict(withOptimizer(withOptimizer(makePairs(mirrored(five)), "plain", fixed), "noisy", none)),
    "noisy did worse here.",
  );
});

Deno.test("headline() asks what variants differ in where none has noise, and says what differs", () => {
  const same = withOptimizer(makePairs(five), "noisy", { noise: "none" });
  const rule = (rate: number) => ({ rule: `sgd(${rate})` });
  const adam = (beta2: number) => ({ rule: `adam(0.01, beta1=0.9, beta2=${beta2}, epsilon=1e-8)` });
  const budgetOf = (budget: Partial<TrialSpec["budget"]>) =>
    withSpec(same, "noisy", (spec) => ({ budget: { ...spec.budget, ...budget } }));
  const cases: readonly (readonly [ResultFile, question: RegExp, differ: string])[] = [
    [withOptimizer(same, "noisy", rule(0.1)), /another learning rate/, "the learning rate,"],
    [
      withOptimizer(same, "noisy", adam(0.999)),
      /another update rule/,
      "the update rule,",
    ],
    [
      withOptimizer(
        withOptimizer(same, "noisy", adam(0.999)),
        "plain",
        adam(0.9),
      ),
      /another update rule/,
      "the constants of the update rule,",
    ],
    [withOptimizer(same, "noisy", { clip: "none" }), /another clip/, "the clip,"],
    [budgetOf({ epochs: 9 }), /another training budget/, "the number of epochs,"],
    [
      budgetOf({ batchSize: 1, curriculum: { kind: "levels", epochs: 2 } }),
      /another training budget/,
      "the batch size and the curriculum,",
    ],
    [
      withSpec(same, "noisy", ({ model }) => ({ model: { ...model, options: { hops: 1 } } })),
      /other options of the model/,
      "the model's hops,",
    ],
    [
      withOptimizer(budgetOf({ epochs: 9 }), "noisy", rule(0.1)),
      /each change/,
      "the learning rate and the number of epochs,",
    ],
  ];
  for (const [result, asked, differ] of cases) {
    assertMatch(question(result), asked);
    assert(!question(result).includes("noise"));
    const text = textOf(result);
    assertStringIncludes(text, `5 pairs of trials that differ in ${differ}`);
    assertStringIncludes(text, "No two of its variants differ in the noise alone");
    assert(!text.includes("nothing else"));
    assertEquals(verdict(result), "noisy did better here.");
  }
  assertStringIncludes(textOf(same), "5 pairs of trials that do not differ in their specification");
});

Deno.test("headline() names noise among other things that differ", () => {
  const result = withSpec(makePairs(five), "noisy", ({ budget }) => ({
    budget: { ...budget, epochs: 9 },
  }));
  assertMatch(question(result), /each change/);
  assertStringIncludes(textOf(result), "trials that differ in the noise and the number of epochs,");
});

Deno.test("headline() looks at every workload and seed for what differs", () => {
  const result = makePairs(five, five);
  const trials = result.trials.map((trial) =>
    trial.workload === other && trial.variant === "noisy" && trial.seed === 5
      ? { ...trial, fingerprint: "of another version" }
      : trial
  );
  assertStringIncludes(
    textOf({ ...result, trials }),
    "10 pairs of trials that differ in the noise and the version of the code,",
  );
});

Deno.test("headline() counts what differs beyond four things", () => {
  const result = withSpec(makePairs(five), "noisy", ({ model }) => ({
    model: { ...model, options: { a: 1, b: 2, c: 3, d: 4, e: 5 } },
  }));
  assertStringIncludes(
    textOf(result),
    "differ in the noise, the model's a, the model's b, the model's c and 3 more things,",
  );
});

Deno.test("headline() says how the only variant did", () => {
  const result = makeResultFile([
    { variant: "plain", seed: 1, test: 3 },
    { variant: "plain", seed: 2, test: 9 },
    { variant: "plain", seed: 3, test: null },
  ]);
  const one = { ...result, variants: result.variants.slice(0, 1) };
  assertEquals(question(one), "How well do these networks learn?");
  assertStringIncludes(
    textOf(one),
    "Nothing to compare: plain is the only variant. " +
      "Its mean test error was 6.0 % over 2 trials on 1 workload; solved: 1 of 2.",
  );
  assertStringIncludes(textOf({ ...one, trials: [] }), "No trial has ended with numbers yet.");
  const lost = one.trials.map((trial) => ({
    ...trial,
    status: "diverged" as const,
    metrics: null,
  }));
  assertStringIncludes(textOf({ ...one, trials: lost }), "No trial has ended with numbers.");
});

Deno.test("headline() says when no variant has a reference, and when no pair has ended", () => {
  const result = makePairs(five);
  const alone = {
    ...result,
    variants: result.variants.map((one) => ({ ...one, reference: null })),
  };
  assertStringIncludes(
    textOf(alone),
    "Nothing to compare: none of the 2 variants has a reference.",
  );
  const trials = result.trials.map((trial) =>
    trial.variant === "noisy" ? { ...trial, status: "failed" as const, metrics: null } : trial
  );
  const failed = { ...result, trials };
  assertEquals(question(failed), question(result));
  assertStringIncludes(textOf(failed), "No answer yet: no pair of trials");
  const lost = trials.map((trial) =>
    trial.status === "failed" ? { ...trial, status: "diverged" as const } : trial
  );
  // Those that diverged have every answer wrong.
  assertStringIncludes(textOf({ ...result, trials: lost }), "80.0 percentage points higher");
  assertEquals(question(makeResultFile([])), "How do the variants compare?");
});

Deno.test("headline() answers about noise first, and says where the other answers are", () => {
  const result = makePairs(five);
  const hops = result.trials.filter(({ variant }) => variant === "noisy").map((trial) => ({
    ...trial,
    variant: "hops",
    spec: { ...trial.spec, model: { ...trial.spec.model, options: { hops: 1 } } },
  }));
  const several = {
    ...result,
    variants: [...result.variants, { name: "hops", title: "", reference: "noisy" }],
    trials: [...result.trials, ...hops],
  };
  assertMatch(question(several), /^Does noise added/);
  const text = textOf(several);
  assertStringIncludes(text, "It helped here.");
  assertStringIncludes(
    text,
    "The answers of 1 more variant are in the report, under paired differences.",
  );
  assert(!text.includes("With hops"));
  // Against a reference that is not the first: the sentence names it.
  const [plain, , last] = several.variants;
  const others = { ...several, variants: [plain!, several.variants[1]!, last!] };
  const noNoise = withOptimizer(others, "noisy", { noise: "none" });
  const many = textOf(noNoise);
  assertStringIncludes(many, "1 of 2 changes did better. With noisy the test error was 10.0 ");
  assertStringIncludes(many, "The others: 1 too few seeds.");
  assertStringIncludes(many, "hops against noisy 0.0");
});

Deno.test("headline() takes the configurations of an arm together", () => {
  assertMatch(question(makeArmsResult()), /^Does noise added to clipped gradients/);
});

Deno.test("headlineInWords() has question, verdict, interval and cautions of the page, word by word", () => {
  const results = [
    makePairs([[10, 8], [12, 9], [9, 8], [11, 9], [10, 9]]),
    makePairs([[10, 8], [12, 9]]),
    makePairs([[10, 8], [12, 9], [9, 8], [11, 9], [10, 9]], [[1, 2], [2, 4], [1, 3], [5, 6], [
      0,
      2,
    ]]),
    makeResultFile([{ variant: "plain", seed: 1, test: 3 }]),
    makeResultFile([]),
    makeArmsResult(),
  ];
  for (const result of results) {
    const page = textOf(result).replaceAll("\u00a0", " ");
    const [question, ...answers] = headlineInWords(result);
    assertStringIncludes(page, question!);
    assert(answers.length > 0);
    for (const answer of answers) {
      for (const sentence of answer.split(/(?<=[.:]) (?=[A-Z])/)) {
        assertStringIncludes(page, sentence);
      }
    }
  }
  assertStringIncludes(headlineInWords(results[1]!)[1]!, "there is no interval");
  const [question, answer] = headlineInWords(results[0]!);
  assertEquals(
    question,
    "Does noise added to clipped gradients help these networks learn?",
  );
  // Differences −2, −3, −1, −2, −1: mean −1.8, deviation 0.837, over the root of 5 times 2.776: 1.04.
  assertEquals(
    answer,
    "It helped here. With noisy the test error was 1.8 percentage points lower than with plain " +
      "(95 % interval: from 2.8 lower to 0.8 lower): the mean over 5 pairs of trials that differ in " +
      "nothing else, on 1 workload.",
  );
});

Deno.test("the header says which machines there were", () => {
  const result = makePairs([[10, 20]]),
    [machine] = machineOfAll(1) as [
      ResultFile["machines"][0],
    ];
  const factOf = (machines: ResultFile["machines"]) =>
    headline({ ...result, machines }).facts.find(({ name }) => String(name).startsWith("Machine"));
  const one = "AMD EPYC 9554, linux, x86_64, 2 cores";
  assertEquals(factOf([{ ...machine, trials: 2 }]), { name: "Machine", value: one });
  assertEquals(factOf([machine, machine]), {
    name: "Machines",
    value: `2 machines: 2\u00a0× ${one}`,
  });
  assertEquals(factOf([]), { name: "Machines", value: "unknown for 2 trials" });
});

/** How many trials were solved, and how many of them without another attempt. */

import { headline } from "../../../../bench/report/mod.ts";
import { overview } from "../../../../bench/report/sections/mod.ts";
import { type ResultFile, resultFileSchema } from "../../../../bench/results/mod.ts";
import { addSolved, countSolved } from "../../../../bench/results/statistics/mod.ts";
import {
  dataTables,
  type RowKind,
  summaryTable,
  valueText,
  wordsText,
} from "../../../../bench/results/tables/mod.ts";
import {
  type Attempt,
  type Epochs,
  noEpochs,
  trialId,
  type TrialResult,
} from "../../../../bench/trial/spec/mod.ts";
import { assertEquals, assertStringIncludes } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";

const stopped: Attempt = { epochs: 1, outcome: "stopped" };
const ended: Attempt = { epochs: 2, outcome: "ended" };
const diverged: Attempt = { epochs: 1, outcome: "diverged" };

const outcomes: readonly (readonly [seed: number, test: number, attempts: readonly Attempt[]])[] = [
  [1, 0, [stopped]],
  [2, 0, [ended, diverged, stopped]],
  [3, 40, [ended, ended, ended]],
  // Stopped at once, and yet not solved.
  [4, 40, [stopped]],
  [5, 0, [ended, stopped]],
];

/** Trials of one variant that may train three times. */
function makeAttempts(file = makeResultFile([])): ResultFile {
  const variant = "plain";
  const trials = makeResultFile(outcomes.map(([seed, test]) => ({ variant, seed, test }))).trials
    .map((trial, i): TrialResult => {
      const attempts = outcomes[i]![2];
      const spec = {
        ...trial.spec,
        budget: { ...trial.spec.budget, stop: { error: 0 }, attempts: 3 },
      };
      const length = attempts.reduce((sum, { epochs }) => sum + epochs, 0);
      return {
        ...{ ...trial, spec, id: trialId(spec), attempts: [...attempts] },
        epochs: epochsOf(length),
      };
    });
  return {
    ...file,
    variants: file.variants.slice(0, 1),
    seeds: [1, 2, 3, 4, 5],
    trials,
    plannedTrials: 5,
  };
}

function epochsOf(length: number): Epochs {
  const columns = Object.keys(noEpochs()).map((name) => [
    name,
    Array(length).fill(name === "phase" ? "softmax" : 0.5),
  ]);
  return Object.fromEntries(columns) as unknown as Epochs;
}

const result = makeAttempts();

function exported(rows: RowKind, names: readonly string[]) {
  const { columns, rows: rowsOf } = dataTables[rows];
  return [...rowsOf(result, names.map((name) => columns.findIndex((one) => one.name === name)))];
}

Deno.test("countSolved() counts the solved trials of one attempt, where trials may have more", () => {
  assertEquals(countSolved(result.trials), { count: 3, total: 5, first: 1 });
  const once = makeResultFile([{ variant: "plain", seed: 1, test: 0 }]);
  assertEquals(countSolved(once.trials), { count: 1, total: 1, first: null });
  assertEquals(countSolved([]), { count: 0, total: 0, first: null });
});

Deno.test("addSolved() takes trials of a single attempt for solved at the first", () => {
  const [one, other] = [{ count: 2, total: 4, first: 1 }, { count: 3, total: 5, first: null }];
  assertEquals(addSolved([one, other]), { count: 5, total: 9, first: 4 });
  assertEquals(addSolved([other, other]), { count: 6, total: 10, first: null });
});

Deno.test("both rates stand wherever solved trials are counted", () => {
  const { columns, rows } = summaryTable(result);
  const place = columns.findIndex(({ name }) => name === "solved");
  assertEquals(valueText(rows[0]!.cells[place]!.value), "3 of 5 (1 at the first attempt)");
  const glance = overview.details({ result, other: null });
  const table = glance.find((detail) => detail.kind === "table")!.table;
  assertEquals(valueText(table.rows[0]!.cells[1]!.notes![0]!), "1 at the first attempt");
  const [answer] = headline(result).answers;
  assertStringIncludes(
    answer?.kind === "text" ? wordsText(answer.words) : "",
    "solved: 3 of 5 (1 at the first attempt).",
  );
  assertEquals(exported("summary", ["solved", "solved_at_first"]), [[3, 1]]);
});

Deno.test("exports say how many attempts a trial made, and which one an epoch is of", () => {
  assertEquals(exported("trials", ["seed", "planned_attempts", "attempts", "epochs"]), [
    [1, 3, 1, 1],
    [2, 3, 3, 4],
    [3, 3, 3, 6],
    [4, 3, 1, 1],
    [5, 3, 2, 3],
  ]);
  assertEquals(
    exported("epochs", ["seed", "epoch", "attempt"]).filter(([seed]) => seed === 2),
    [[2, 1, 1], [2, 2, 1], [2, 3, 2], [2, 4, 3]],
  );
});

Deno.test("the attempts of a trial have to follow from its budget, and fit its epochs", () => {
  const faultOf = (change: (trial: TrialResult) => Partial<TrialResult>) => {
    const trials = result.trials.map((trial, i) =>
      i === 1 ? { ...trial, ...change(trial) } : trial
    );
    const [issue] = resultFileSchema.safeParse({ ...result, trials }).error?.issues ?? [];
    return issue?.path.join(".") ?? "none";
  };
  assertEquals(faultOf(() => ({})), "none");
  const withAttempts = (...attempts: Attempt[]) => faultOf(() => ({ attempts }));
  const at = "trials.1.attempts";
  // Four epochs in all: five, three, too many attempts, one after the rule, and none after another failure.
  assertEquals(withAttempts(ended, diverged, { epochs: 2, outcome: "stopped" }), at);
  assertEquals(withAttempts(diverged, diverged, stopped), at);
  assertEquals(withAttempts(diverged, diverged, diverged, stopped), at);
  assertEquals(withAttempts(ended, stopped, stopped), at);
  assertEquals(withAttempts(ended, ended), at);
  assertEquals(withAttempts({ epochs: 4, outcome: "stopped" }), "none");
  const { attempts: _, ...without } = result.trials[1]!;
  const trials = result.trials.map((trial, i) => i === 1 ? without : trial);
  const { error } = resultFileSchema.safeParse({ ...result, trials });
  assertEquals(error?.issues[0]?.path.join("."), at);
  // Without a rule there are none.
  const { trials: [plain] } = makeResultFile([{ variant: "plain", seed: 1, test: 0 }]);
  const file = { ...result, trials: [{ ...plain!, attempts: [stopped], epochs: epochsOf(1) }] };
  const issues = resultFileSchema.safeParse(file).error?.issues;
  assertEquals(issues?.[0]?.path.join("."), "trials.0.attempts");
});

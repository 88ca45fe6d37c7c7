import {
  judgeClaims,
  measuredWords,
  metricOf,
  publishedWords,
  shareWords,
  standingWords,
} from "../../../../bench/results/claims/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { plannedResult } from "../../_planned.ts";

/** 81 configurations of both arms, one seed each, half of all answers wrong at trained lengths. */
const planned = await plannedResult(
  "paper-neural-gpu",
  { variants: ["*-rate0.001-init1-*"], seeds: [1] },
  () => 500,
);

/** With errors at length 401: wrong answers of 128, by arm. */
function withErrors(wrong: (isNoisy: boolean, i: number) => number): ResultFile {
  return {
    ...planned,
    trials: planned.trials.map((trial, i) => {
      const count = wrong(trial.variant.startsWith("noisy-"), i);
      const error = { value: count / 128, wrong: count, total: 128 };
      const furtherErrors = [{ part: "bmul, length 401", way: null, error }];
      return { ...trial, metrics: { ...trial.metrics!, furtherErrors } };
    }),
  };
}

function judgementsOf(result: ResultFile) {
  const judgements = judgeClaims([result]);
  return [1, 2, 3, 5].map((percent) =>
    judgements.find(({ claim }) => claim.id === `neural-gpu-${percent}-percent`)!
  );
}

Deno.test("table 6 is judged limit by limit, by the errors at 200 bits", () => {
  // One of 128 is 0.8 %, two are 1.6 %: under 1 % noise alone, under the others both.
  const noise = judgementsOf(withErrors((isNoisy) => isNoisy ? 1 : 2));
  const grades: string[] = noise.map(({ grade }) => grade!);
  assertEquals(grades, ["signOnly", "inconclusive", "inconclusive", "inconclusive"]);
  const { measured } = noise[0]!;
  const { both, onlyVariant, onlyReference, neither } = measured!.solved!;
  assertEquals([both, onlyVariant, onlyReference, neither], [0, 81, 0, 0]);
  assertEquals(metricOf(noise[0]!), "runs with an error under 1 %, bmul, length 401");
  assertEquals(
    publishedWords(noise[0]!),
    "58 of 7290 (0.6 to 1.0 %) against 28 of 7290 (0.3 to 0.6 %)",
  );
  assertEquals(
    measuredWords(noise[0]!)!.startsWith(
      "81 of 81 (95.5 to 100.0 %) against 0 of 81 (0.0 to 4.5 %); +100.0 points",
    ),
    true,
    measuredWords(noise[0]!)!,
  );
  assertEquals(
    shareWords(noise[0]!)!.startsWith("1.1 % (1 of 1 task and 81 of 7290 restarts"),
    true,
  );
  const swapped = judgementsOf(withErrors((isNoisy) => isNoisy ? 2 : 1));
  assertEquals(swapped[0]!.grade, "opposite");
  assertEquals(
    standingWords(swapped[0]!),
    "opposite: the difference is the other way round",
  );
});

Deno.test("runs that diverged are under no limit, and those that failed are not counted", () => {
  const all = withErrors(() => 0);
  const lost = {
    ...all,
    trials: all.trials.map((trial, i) =>
      i < 2 ? { ...trial, status: i === 0 ? "diverged" : "failed", metrics: null } as const : trial
    ),
  };
  // The first two configurations of the first arm.
  const { both, onlyVariant, onlyReference, neither } = judgementsOf(lost)[3]!.measured!.solved!;
  assertEquals([both, onlyVariant + onlyReference, neither], [79, 1, 0]);
});

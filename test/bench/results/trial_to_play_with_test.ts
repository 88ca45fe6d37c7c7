import type { TrialResult } from "../../../bench/trial/spec/mod.ts";
import { trialToPlayWith } from "../../../bench/results/trial_to_play_with.ts";
import { assertEquals } from "../../../std.ts";
import { makeTrial } from "../_result_file.ts";

/** The same trial, with a story whose answer follows from so many facts. */
function withFacts(trial: TrialResult, count: number): TrialResult {
  const supports = Array.from({ length: count }, (_, slot) => slot);
  const story = { statements: [], question: "", answer: "", prediction: "", attention: [] };
  return { ...trial, inspections: [{ kind: "attention", ...story, supports }] };
}

Deno.test("trialToPlayWith() prefers solved, then errors, facts, loss and order", () => {
  const made = (train: number, loss: number, test: number) =>
    makeTrial({ variant: "plain", seed: 1, train, loss, test });
  // Six wrong answers of 100 are over the target of 5 %.
  const unsolved = made(0, 0, 6), careless = made(2, 0.1, 0);
  const easy = withFacts(made(1, 0.2, 0), 1), hard = withFacts(made(1, 0.5, 0), 2);
  const harder = withFacts(made(1, 0.4, 0), 2), last = { ...harder, seed: 2 };
  const order = [harder, last, hard, easy, careless, unsolved];
  for (const [i, best] of order.entries()) {
    // The one after the best wins over all that follow it, whichever comes first.
    assertEquals(trialToPlayWith(order.slice(i)), best);
    if (i > 0) assertEquals(trialToPlayWith(order.slice(i).toReversed()), best);
  }
});

Deno.test("trialToPlayWith() leaves out trials that ended badly and other models", () => {
  const trial = makeTrial({ variant: "plain", seed: 1, test: 0 });
  const model = { name: "neural-programmer", options: {} };
  const others = [
    makeTrial({ variant: "plain", seed: 1, test: null }),
    { ...trial, spec: { ...trial.spec, model } },
  ];
  assertEquals(trialToPlayWith([]), null);
  assertEquals(trialToPlayWith(others), null);
  assertEquals(trialToPlayWith([...others, trial]), trial);
});

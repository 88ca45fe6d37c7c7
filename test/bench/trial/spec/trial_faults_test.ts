import { trialFaults } from "../../../../bench/trial/spec/trial_faults.ts";
import { assertEquals } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";

type Outcome = "stopped" | "ended" | "diverged";

const [trial] = makeResultFile([{ variant: "plain", seed: 1, test: 1 }]).trials;

/** What is wrong with attempts of one epoch each that ended so, of at most three. */
function faultsOf(outcomes: readonly Outcome[] | undefined, stop: { error: number } | undefined) {
  const spec = { ...trial!.spec, budget: { ...trial!.spec.budget, attempts: 3, stop } };
  const epochs = { phase: outcomes?.map(() => "softmax") ?? trial!.epochs.phase };
  const attempts = outcomes?.map((outcome) => ({ epochs: 1, outcome }));
  return trialFaults({ ...trial!, spec, epochs, attempts })
    .filter(({ path }) => path[0] === "attempts").map(({ message }) => message);
}

Deno.test("attempts have to be those that a budget lets a trial have", () => {
  const stop = { error: 0 };
  for (
    const [outcomes, rule, faults] of [
      [["stopped"], stop, []],
      [["ended", "diverged", "stopped"], stop, []],
      [["ended", "ended", "diverged"], stop, []],
      [undefined, undefined, []],
      [undefined, stop, ["Expected some where the budget has a rule to stop by"]],
      [["ended"], undefined, ["Expected none where the budget has no rule to stop by"]],
      [["ended", "ended", "ended", "stopped"], stop, ["Expected at most 3"]],
      [["stopped", "ended", "ended"], stop, ["Expected none after one that the rule has ended"]],
      [["ended", "ended"], stop, ["Expected another one, or one that the rule has ended"]],
    ] as const
  ) assertEquals(faultsOf(outcomes, rule), [...faults]);
});

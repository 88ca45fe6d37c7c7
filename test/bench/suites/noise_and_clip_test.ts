import { planSuite } from "../../../bench/run/mod.ts";
import { suites } from "../../../bench/suites/mod.ts";
import { formatOptimizer } from "../../../optim/mod.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("noise-and-clip crosses every clip with every noise, at sizes of their own in each network", async () => {
  const suite = suites["noise-and-clip"]!;
  const plan = await planSuite({ ...suite, data: { seed: 1, train: 60, test: 20 } }, {
    seeds: [1],
  });
  const places = plan.variants.map(({ grid }) => `${grid!.row} x ${grid!.column}`);
  const [rows, columns] = (["row", "column"] as const)
    .map((of) => new Set(plan.variants.map(({ grid }) => grid![of])));
  assertEquals([rows!.size, columns!.size, new Set(places).size], [7, 6, 42]);
  const optimizerOf = (workload: string, variant: string) =>
    formatOptimizer(
      plan.trials.find(({ spec }) => spec.workload === workload && spec.variant === variant)!
        .spec.optimizer,
    );
  assertEquals(
    optimizerOf("memn2n/babi-qa9", "value-annealed"),
    "clipByValue(10) > noise(annealed(eta=1, gamma=0.55)) > sgd(0.01, halve=25, of=100)",
  );
  // The mean of (1 + t)^-0.55 over 1,740 updates is 0.0354, and over 3,420 0.0247.
  assertEquals(
    optimizerOf("memn2n/babi-qa14", "no-clip-fixed"),
    "noise(0.188) > sgd(0.01, halve=25, of=100)",
  );
  assertEquals(
    optimizerOf("mlp/digits", "no-clip-fixed"),
    "noise(0.0157) > sgd(0.2, halve=20, of=60)",
  );
  // Noise against the same clip without, and a clip against none.
  const references = Object.fromEntries(
    plan.variants.map(({ name, reference }) => [name, reference]),
  );
  assertEquals(
    [references["rms-cosine"], references.rms, references["no-clip"]],
    ["rms", "no-clip", null],
  );
});

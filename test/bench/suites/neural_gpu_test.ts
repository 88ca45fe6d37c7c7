/** What the suites of Neural GPUs are made of. */

import {
  makeRecipe,
  type Suite,
  suites,
  type Variant,
  workloads,
} from "../../../bench/suites/mod.ts";
import { formatOptimizer } from "../../../optim/spec/mod.ts";
import { assert, assertEquals } from "../../../std.ts";

function recipeOf(suite: Suite, workload: string, variant: Variant) {
  const { optimizer, budget, modelOptions } = makeRecipe(
    suite,
    workloads[workload]!,
    variant,
    undefined,
  );
  return { optimizer: formatOptimizer(optimizer), budget, modelOptions };
}

function variantsOf(name: string): readonly Variant[] {
  return suites[name]!.variants.map((variant) => {
    assert(typeof variant === "object");
    return variant;
  });
}

Deno.test("the grid of paper-neural-gpu has 729 configurations in two arms, each noisy one against its plain one", () => {
  const suite = suites["paper-neural-gpu"]!, all = variantsOf("paper-neural-gpu");
  assertEquals(all.length, 2 * 3 ** 6);
  assertEquals(new Set(all.map(({ name }) => name)).size, all.length);
  assertEquals(suite.seeds.length * 729, 7290);
  const [plain, noisy] = ["plain", "noisy"].map((arm) => all.filter((one) => one.arm === arm));
  assertEquals(noisy!.map(({ against }) => against), plain!.map(({ name }) => name));
  // No two of an arm train alike.
  const recipes = noisy!.map((variant) =>
    JSON.stringify(recipeOf(suite, "neural-gpu/bmul", variant))
  );
  assertEquals(new Set(recipes).size, 729);
  const first = recipeOf(suite, "neural-gpu/bmul", noisy![0]!);
  assertEquals(
    first.optimizer,
    "clip(0.5) > noise(annealed(eta=1, gamma=0.55)) > " +
      "adam(0.0005, beta1=0.9, beta2=0.999, epsilon=0.0001)",
  );
  const { initScale, pull, dropout, maps, parameterSets, cutoff } = first.modelOptions;
  assertEquals(
    { initScale, pull, dropout, maps, parameterSets, cutoff },
    { initScale: 0.667, pull: 0.00025, dropout: 0.06, maps: 24, parameterSets: 6, cutoff: 1.2 },
  );
});

Deno.test("the middle of the grid is the code's values, but for the dropout's", () => {
  const { name, title } = variantsOf("paper-neural-gpu")[364]!;
  assertEquals(name, "plain-rate0.001-init1-clip1-pull0.0005-error0.15-drop0.1");
  assertEquals(
    title,
    "plain: rate 0.001, initial weights times 1, clip 1, pull 0.0005, levels at an error of 0.15, " +
      "dropout 0.1",
  );
});

Deno.test("arXiv 1511.06807, table 6: the suite has its counts", () => {
  const counted = suites["paper-neural-gpu"]!.published.map(({ success, value }) => [
    success?.part,
    success?.under,
    7290 - Math.round(7290 * value),
  ]);
  const part = "bmul, length 401";
  assertEquals(counted, [
    [part, 0.01, 28],
    [part, 0.01, 58],
    [part, 0.02, 90],
    [part, 0.02, 159],
    [part, 0.03, 172],
    [part, 0.03, 282],
    [part, 0.05, 387],
    [part, 0.05, 570],
  ]);
});

Deno.test("the arms of neural-gpu-noise differ in their noise alone", () => {
  const suite = suites["neural-gpu-noise"]!;
  for (const workload of suite.workloads) {
    const recipes = variantsOf("neural-gpu-noise").map((one) => recipeOf(suite, workload, one));
    const rest = recipes.map(({ optimizer, ...recipe }) => ({
      ...recipe,
      optimizer: optimizer.replace(/ > noise\(.*\)(?= > adam)/, ""),
    }));
    assertEquals(rest, rest.map(() => rest[0]!));
    assertEquals(new Set(recipes.map(({ optimizer }) => optimizer)).size, recipes.length);
  }
});

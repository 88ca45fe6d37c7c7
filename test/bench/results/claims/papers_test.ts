import {
  type Direction,
  grades,
  papers,
  publishedPair,
} from "../../../../bench/results/claims/mod.ts";
import { suites, workloads } from "../../../../bench/suites/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../../std.ts";

const claims = papers.flatMap((paper) => paper.claims);

function claimOf(id: string) {
  return claims.find((claim) => claim.id === id)!;
}

Deno.test("every claim has an id of its own, a sentence and a place", () => {
  assertEquals(new Set(claims.map(({ id }) => id)).size, claims.length);
  for (const { id, sentence, place } of claims) {
    assert(/^[a-z0-9+-]+$/.test(id), id);
    assert(sentence.endsWith(".") && place !== "", id);
  }
});

Deno.test("every claim that is tested names a suite with its variants and workloads", () => {
  for (const { id, test } of claims) {
    if (test.suite === null) continue;
    const suite = suites[test.suite];
    assert(suite !== undefined, id);
    const names = suite.variants.flatMap((one) =>
      typeof one === "string" ? [one] : [one.name, one.arm ?? one.name]
    );
    assert(names.includes(test.variant) && names.includes(test.reference), id);
    for (const name of test.workloads ?? []) assert(name in workloads, `${id}: ${name}`);
    // A suite counts under the limits that its claims are about.
    if (test.success === undefined) continue;
    const { part, under } = test.success;
    assert(test.metric === "unsolved" && test.of === "counts", id);
    assert(suite.successes!.some((one) => one.part === part && one.under.includes(under)), id);
  }
});

Deno.test("published numbers are where the claims say, on the side that they claim", () => {
  let compared = 0;
  for (const claim of claims) {
    const published = publishedPair(claim);
    if (published === null || claim.test.suite === null) continue;
    const { direction, margin = 0 } = claim.test,
      difference = published.variant - published.reference;
    const isOnSide: Readonly<Record<Direction, boolean>> = {
      lower: difference < 0,
      higher: difference > 0,
      same: Math.abs(difference) <= margin,
      notLower: difference >= -margin,
      notHigher: difference <= margin,
    };
    assert(isOnSide[direction], claim.id);
    assertEquals(margin > 0, direction !== "lower" && direction !== "higher", claim.id);
    compared++;
  }
  assert(compared >= 25, String(compared));
});

Deno.test("numbers are those of the papers", () => {
  const numbers = (id: string) => {
    const { variant, reference } = publishedPair(claimOf(id))!;
    return [variant, reference];
  };
  // Table 2 of 1511.06807.
  assertEquals(numbers("noise-one-stage-validation"), [0.166, 0.195]);
  assertEquals(numbers("noise-two-stage-training"), [0.059, 0.062]);
  // 16.6 - 9.6 = 7.0 against 19.5 - 10.5 = 9.0.
  const [after, before] = numbers("noise-overfitting");
  assertAlmostEquals(after!, 0.07, 1e-12);
  assertAlmostEquals(before!, 0.09, 1e-12);
  // 9 and 1 of 216.
  assertEquals(numbers("programmer-grid-noise"), [207 / 216, 215 / 216]);
  // 98.7 and 95.3 % right: 1 - 1.3 / 4.7 = 72 %.
  assertEquals(numbers("programmer-columns-noisy-against-plain"), [0.013, 0.047]);
  assertEquals(numbers("programmer-text-dropout+noisy-against-dropout"), [0.027, 0.009]);
  // The means that table 1 of 1503.08895 prints: 25.1, 20.3, 16.3, 13.9; jointly 12.4, 13.3, 15.2.
  assertEquals(numbers("position-encoding"), [0.203, 0.251]);
  assertEquals(numbers("random-noise"), [0.139, 0.163]);
  assertEquals(numbers("random-noise-joint"), [0.124, 0.133]);
  assertEquals(numbers("layer-wise"), [0.152, 0.133]);
  assertEquals(numbers("linear-start-task-16"), [0.016, 0.521]);
});

Deno.test("budgets are what the papers spent", () => {
  const budgets = new Map(
    claims.flatMap(({ test }) =>
      test.suite === null || (test.workloads ?? []).some((name) => name.startsWith("memn2n/"))
        ? []
        : [[test.suite, test.budget] as const]
    ),
  );
  assertEquals(Object.fromEntries(budgets), {
    // 1511.06807: 200 epochs, the other numbers are not stated; 72 configurations x 3 seeds.
    "paper-memory-networks": { tasks: 20, restarts: null, epochs: 200 },
    "paper-neural-programmer-grid": { tasks: 1, restarts: 216, epochs: null },
    "paper-neural-programmer": { tasks: 1, restarts: null, epochs: null },
    // Ours.
    "tables-noise": { tasks: 1, restarts: 40, epochs: 4 },
    // Table 1: 40 runs of a cell; epochs are not stated, and of the text nothing is.
    "paper-mnist": { tasks: 1, restarts: 40, epochs: null },
    "mnist": { tasks: 1, restarts: null, epochs: null },
    "depth": { tasks: 1, restarts: null, epochs: null },
    "clip-threshold": { tasks: 1, restarts: null, epochs: null },
    // 1503.08895: ten restarts; 100 epochs of a task alone, 60 of all with 1,000 questions each.
    "ladder": { tasks: 20, restarts: 10, epochs: 100 },
    "ladder-joint": { tasks: 20, restarts: 10, epochs: 60 },
    // Table 5 of 1511.06807: 100 runs of each of three settings; the last claim is about all of them.
    "paper-nram": { tasks: 1, restarts: 300, epochs: null },
    // Table 6: 7,290 runs of each arm; on smaller tasks there is no budget of a paper.
    "paper-neural-gpu": { tasks: 1, restarts: 7290, epochs: null },
    "neural-gpu-noise": { tasks: 1, restarts: null, epochs: null },
  });
  // Claims about some of the tasks.
  const of = (id: string) => {
    const { test } = claimOf(id);
    return test.suite === null ? null : [test.workloads, test.budget];
  };
  const single = { restarts: 10, epochs: 100 };
  assertEquals(of("position-encoding-on-order"), [
    [4, 5, 15, 18].map((task) => `memn2n/babi-qa${task}`),
    { ...single, tasks: 4 },
  ]);
  assertEquals(of("linear-start-task-16"), [["memn2n/babi-qa16"], { ...single, tasks: 1 }]);
});

Deno.test("the first of two numbers is of what the sentence begins with", () => {
  // Whoever reads "better" finds the lower error first, in the claims without a suite too.
  for (const claim of claims) {
    const published = publishedPair(claim);
    if (published === null || !/^\D* (is|are) (the best|better)/.test(claim.sentence)) continue;
    assert(published.variant < published.reference, claim.id);
  }
});

Deno.test("of some workloads, the published number is the mean over those", () => {
  // Tasks 4 and 15 of table 1: PE 3.8 and 0.0, BoW 32.0 and 24.3.
  const some = ["memn2n/babi-qa4", "memn2n/babi-qa15"];
  const { variant, reference } = publishedPair(claimOf("position-encoding"), some)!;
  assertEquals([variant, reference], [0.019, 0.282]);
});

Deno.test("docs/claims.md counts the claims, and those that a suite tests", async () => {
  const page = await Deno.readTextFile(new URL("../../../../docs/claims.md", import.meta.url));
  const tested = claims.filter(({ test }) => test.suite !== null).length;
  assert(
    page.replace(/\s+/g, " ").includes(
      `: ${claims.length} of them, ${tested} with a suite`,
    ),
  );
});

Deno.test("docs/claims.md has the grades as they are defined", async () => {
  const page = await Deno.readTextFile(new URL("../../../../docs/claims.md", import.meta.url));
  const rows = [...page.matchAll(/^\| _(.+?)_ +\| (.+?) +\|$/gm)].map(([, title, meaning]) => ({
    title,
    meaning,
  }));
  assertEquals(rows, Object.values(grades));
});

import { grid } from "../../../../bench/report/sections/grid.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { assertEquals, assertStringIncludes } from "../../../../std.ts";
import { makeResultFile, type Outcome } from "../../_result_file.ts";
import { drawSection } from "../_section.ts";

/** Five seeds of two clips, with noise and without: noise helps under clip 1, and does harm under clip 2. */
function makeResult(): ResultFile {
  const errors: Readonly<Record<string, readonly number[]>> = {
    clip1: [40, 42, 44, 46, 48],
    "noisy-clip1": [30, 33, 33, 36, 38],
    clip2: [20, 21, 22, 23, 24],
    "noisy-clip2": [25, 27, 27, 28, 30],
  };
  const outcomes = Object.entries(errors).flatMap(([variant, all]) =>
    all.map((test, i): Outcome => ({ variant, seed: i + 1, test }))
  );
  const variants = Object.keys(errors).map((name) => {
    const clip = name.slice(-1), isNoisy = name.startsWith("noisy");
    return {
      name,
      title: name,
      reference: isNoisy ? `clip${clip}` : null,
      grid: { row: `clip ${clip}`, column: isNoisy ? "noise" : "no noise" },
    };
  });
  return { ...makeResultFile(outcomes), variants, seeds: [1, 2, 3, 4, 5] };
}

Deno.test("the grid shows paired differences and mean errors where clip and noise cross", () => {
  const { text, html } = drawSection(grid, makeResult())!;
  assertStringIncludes(text, "noise: of 2 comparisons 1 better, 1 worse");
  // The mean over (−10, −9, −11, −10, −10), and over (+5, +6, +5, +5, +6).
  assertStringIncludes(html, 'aria-label="clip 1, noise: babi-qa1 −10.0 (');
  assertStringIncludes(html, 'aria-label="clip 2, noise: babi-qa1 +5.4 (');
  assertStringIncludes(html, 'aria-label="clip 1, no noise: babi-qa1 no reference"');
  // Errors of the same cells: (40 + ... + 48) / 5.
  assertStringIncludes(html, 'aria-label="clip 1, no noise: babi-qa1 44.0 % (');
});

Deno.test("only comparisons with an interval are counted, and a bar is explained where there are bars", () => {
  const words = (without: (variant: string, seed: number) => boolean) => {
    const result = makeResult();
    const trials = result.trials.filter(({ variant, seed }) => !without(variant, seed));
    return drawSection(grid, { ...result, trials })!.text;
  };
  const BAR = "The bar is the", FEW = "There are too few seeds for intervals.";
  const all = words(() => false);
  assertEquals([all.split(BAR).length - 1, all.includes(FEW)], [2, false]);
  const some = words((variant, seed) => variant === "noisy-clip1" && seed > 2);
  assertStringIncludes(some, "noise: of 1 comparison 0 better, 1 worse; 1 more with too few seeds");
  assertEquals([some.split(BAR).length - 1, some.includes(FEW)], [2, false]);
  const one = words((_, seed) => seed > 1);
  assertStringIncludes(one, "noise: too few seeds to tell");
  assertEquals([one.includes(BAR), one.split(FEW).length - 1], [false, 2]);
});

Deno.test("one row or column is no grid, and errors stand alone where nothing has a reference", () => {
  const result = makeResult();
  const only = (row: string) =>
    result.variants.map((one) => ({ ...one, grid: { ...one.grid!, row } }));
  assertEquals(drawSection(grid, { ...result, variants: only("clip 1") }), null);
  assertEquals(drawSection(grid, makeResultFile([])), null);
  const variants = result.variants.map((one) => ({ ...one, reference: null }));
  const { text } = drawSection(grid, { ...result, variants })!;
  assertEquals([text.includes("Mean test error"), text.includes("Paired")], [true, false]);
});

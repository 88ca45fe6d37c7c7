import type { ResultFile } from "../../../bench/results/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { until, violations, withReport } from "./_report_page.ts";
import { makeSyntheticResult } from "./_synthetic.ts";

/** Three rows by two columns; trials may begin anew, so that cells say how many needed no second attempt. */
function makeGridResult(): ResultFile {
  const result = makeSyntheticResult({ workloads: 3, variants: 6, seeds: 5, epochs: 5 });
  const variants = result.variants.map((one, i) => ({
    ...one,
    grid: { row: `clip ${i >> 1}`, column: i % 2 === 0 ? "no noise" : "annealed noise" },
  }));
  const trials = result.trials.map((trial) => {
    const budget = { ...trial.spec.budget, stop: { error: 0 }, attempts: 5 };
    return { ...trial, spec: { ...trial.spec, budget } };
  });
  return { ...result, variants, trials };
}

Deno.test("one workload is named once in a row of a phone's grid, and long names of columns fit", async () => {
  const result = makeGridResult(), [workload] = result.workloads;
  const alone = {
    ...result,
    workloads: [workload!],
    trials: result.trials.filter((trial) => trial.workload === workload!.name),
    variants: result.variants.map((one, i) => ({
      ...one,
      grid: { row: `clip ${i % 2}`, column: ["no noise", "anticorrelated", "by error"][i >> 1]! },
    })),
  };
  await withReport({ viewport: { width: 390, height: 900 } }, async ({ page }) => {
    const first = page.locator("#grid .multiples").first();
    assertEquals(await first.locator(".row-head .line:visible").count(), 2);
    assertEquals(await first.locator(".cell .line-name:visible").count(), 0);
    const heights = await page.evaluate<number[]>(
      "[...document.querySelector('#grid .multiples').querySelectorAll('.cell .column')]" +
        ".map((one) => one.getBoundingClientRect().height)",
    );
    assertEquals([heights.length, new Set(heights).size], [6, 1]);
    // The grid comes first, and the wide table of all variants after it.
    const ids = await page.evaluate<string[]>(
      "[...document.querySelectorAll('section')].map(({ id }) => id)",
    );
    assert(ids.indexOf("grid") < ids.indexOf("overview"), ids.join());
  }, alone);
});

for (const [width, colorScheme] of [[1440, "light"], [390, "dark"]] as const) {
  Deno.test(`a grid fits into ${width} pixels, says all that it draws, and can be filtered`, async () => {
    await withReport({ viewport: { width, height: 900 }, colorScheme }, async ({ page }) => {
      assertEquals(await page.evaluate("document.documentElement.scrollWidth"), width);
      const names = page.locator("#grid .multiples").first().locator(".line-name");
      const columns = page.locator("#grid .multiples").first().locator(".cell .column");
      const isNarrow = width < 800;
      // Names stand in the cells of a narrow screen, and beside the rows of a wide one.
      assertEquals(await names.first().isVisible(), isNarrow);
      assertEquals(await columns.first().isVisible(), isNarrow);
      assertEquals(await page.locator("#grid .grid-head").first().isVisible(), !isNarrow);
      // Strips are wide enough to read.
      const strip = (await page.locator("#grid svg").first().boundingBox())!;
      assert(strip.width > 60 && strip.height > 8, JSON.stringify(strip));
      // Six variants of cells with a line about attempts: no column is cut off on a wide screen.
      const box = page.locator("#overview .scroll");
      const cut = await box.evaluate((one) => one.scrollWidth - one.clientWidth);
      if (!isNarrow) assertEquals(cut, 0);
      const lines = page.locator("#grid .multiples").first().locator(".cell .line:visible");
      // The first variant has no reference: one line, and three of all others.
      assertEquals(await lines.count(), 1 + 5 * 3);
      await page.evaluate('location.hash = "#grid?workload=memn2n%2Fbabi-qa2"');
      await until(page, "!document.querySelector('#filtered').hidden");
      assertEquals(await lines.count(), 1 + 5);
      await page.evaluate(
        "for (const one of document.querySelectorAll('#grid details')) one.open = true",
      );
      assertEquals(
        await page.locator("#grid .multiples").first().locator("tbody tr:visible").count(),
        3,
      );
      assertEquals(await violations(page, "#grid"), []);
    }, makeGridResult());
  });
}

import type { Locator, Page } from "playwright-core";
import { measureChoices, measureTable, valueText } from "../../../bench/results/tables/mod.ts";
import { assertEquals, assertMatch } from "../../../std.ts";
import { blankCanvases, drawAll, until, violations, withReport } from "./_report_page.ts";
import { makeSyntheticResult } from "./_synthetic.ts";

const fragment = (page: Page): Promise<string> => page.evaluate("location.hash");

/** The texts of the rows of the chosen table. */
const rows = (page: Page): Promise<string[][]> =>
  page.evaluate(`[...document.querySelectorAll("#choose .compared tbody tr")]
    .filter((row) => row.offsetParent !== null)
    .map((row) => [...row.cells].map((cell) => cell.textContent.trim()))`);

Deno.test("measure, reference and variants are chosen by keyboard, and the address keeps them", async () => {
  const result = makeSyntheticResult({ workloads: 2, variants: 4, seeds: 6, epochs: 6 });
  const wanted = (measure: string, reference: string) => {
    const choice = measureChoices(result).find((one) =>
      one.measure === measure && one.reference === reference
    )!;
    return measureTable(choice).rows.map(({ cells }) => cells.map(({ value }) => valueText(value)));
  };
  await withReport({}, async ({ page }) => {
    await page.evaluate("location.hash = '#choose'");
    await until(page, "document.querySelector('#choose .chooser')?.offsetParent !== null");
    assertEquals(await rows(page), wanted("testError", "plain"));
    const [measure, against] = [0, 1].map((i) => page.locator(".chooser select").nth(i)) as [
      ...[Locator, Locator],
    ];
    await measure.press("ArrowDown");
    await against.press("ArrowDown");
    assertEquals(await rows(page), wanted("validationError", "noisy-1"));
    assertMatch(await fragment(page), /measure=validationError&against=noisy-1/);
    await page.locator("#choose").getByRole("checkbox", { name: "noisy-3" }).press("Space");
    assertEquals(await rows(page), wanted("validationError", "noisy-1").slice(2));
    const address = page.url();
    await page.goto("about:blank");
    await page.goto(address);
    assertEquals(await rows(page), wanted("validationError", "noisy-1").slice(2));
    await drawAll(page);
    const chart = "Chart.getChart('chosen-validationError-1')";
    assertEquals(await page.evaluate(`${chart}.data.datasets.map(({ label }) => label)`), [
      "noisy-3",
    ]);
    assertEquals((await blankCanvases(page)).filter((id) => id.startsWith("chosen-")), []);
    assertEquals(await violations(page, "#choose"), []);
    // A link with what there is not shows the first.
    await page.evaluate("location.hash = '#choose?measure=gone&against=gone&open=choose-part'");
    await until(page, "document.querySelector('.chooser select').value === 'testError'");
    assertEquals(await rows(page), wanted("testError", "plain"));
  }, result);
});

Deno.test("of many variants those that are chosen have curves, with a colour each", async () => {
  const result = makeSyntheticResult({ workloads: 1, variants: 9, seeds: 4, epochs: 6 });
  await withReport({ viewport: { width: 390, height: 844 } }, async ({ page }) => {
    await page.evaluate("location.hash = '#curves'");
    await until(page, "document.getElementById('workload-0-loss').offsetParent !== null");
    const drawn = async () => {
      await drawAll(page);
      return await page.evaluate(
        `Chart.getChart("workload-0-loss").data.datasets.filter(({ series }) => series.style === "median")
          .map(({ label, borderColor }) => [label, borderColor])`,
      ) as string[][];
    };
    const legend = page.locator("figure[data-chart=workload-0-loss] .legend button:visible");
    const atFirst = await drawn();
    const names = ["plain", "noisy-1", "noisy-3", "noisy-5", "noisy-6", "noisy-8"];
    assertEquals(atFirst.map(([label]) => label), names.map((name) => `${name}, median`));
    assertEquals(new Set(atFirst.map(([, colour]) => colour)).size, 6);
    assertEquals(await legend.count(), 6);
    await page.evaluate(
      "location.hash = '#curves?variant=noisy-8&variant=noisy-2&open=curves-part'",
    );
    await until(page, "document.querySelector('input[value=noisy-2]').checked");
    assertEquals(await drawn(), [
      ["noisy-2, median", atFirst[0]![1]!],
      ["noisy-8, median", atFirst[1]![1]!],
    ]);
    assertEquals(
      (await legend.allTextContents()).map((text) => text.split(":")[0]),
      ["noisy-2", "noisy-8"],
    );
    assertEquals(await page.evaluate("document.documentElement.scrollWidth"), 390);
    assertEquals(await violations(page, "#curves"), []);
  }, result);
});

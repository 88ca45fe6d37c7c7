import { writeReport } from "../../../bench/report/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../std.ts";
import { withBrowser } from "./_browser.ts";
import { until, violations } from "./_report_page.ts";
import { makeSyntheticResult } from "./_synthetic.ts";

Deno.test("a report of 10,000 trials is small, soon built, soon seen, and whole", async () => {
  const result = makeSyntheticResult({ workloads: 20, variants: 5, seeds: 100, epochs: 100 });
  assertEquals(result.trials.length, 10_000);
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/report.html`;
    const start = performance.now();
    await writeReport(result, path);
    const seconds = (performance.now() - start) / 1000;
    assert(seconds < 10, `built in ${seconds} s`);
    const { size } = await Deno.stat(path);
    assert(size < 5e6, `${size} bytes`);
    await withBrowser(async (browser) => {
      for (const colorScheme of ["light", "dark"] as const) {
        const page = await browser.newPage({ colorScheme });
        const complaints: string[] = [];
        page.on("console", (message) => complaints.push(message.text()));
        page.on("pageerror", (error) => complaints.push(String(error)));
        await page.goto(`file://${path}`);
        const painted = await page.evaluate(`new Promise((resolve) =>
          new PerformanceObserver((list) => resolve(list.getEntries()[0].startTime))
            .observe({ type: "paint", buffered: true }))`) as number;
        assert(painted < 2000, `first painted after ${painted} ms`);
        await until(page, "Chart.getChart('difference-chart') !== undefined || scrollBy(0, 800)");
        await page.evaluate("document.getElementById('all-trials').open = true");
        await until(page, "document.querySelectorAll('#all-trials tbody tr').length === 200");
        const status = page.locator("#all-trials [role=status]");
        assertEquals(await status.textContent(), "Rows 1 to 200 of 10,000");
        await page.getByRole("button", { name: "Next rows" }).click();
        assertEquals(await status.textContent(), "Rows 201 to 400 of 10,000");
        await page.getByRole("searchbox").fill(result.trials[4321]!.id);
        assertEquals(await status.textContent(), "Rows 1 to 1 of 1");
        await page.evaluate(
          "location.hash = '#?workload=memn2n/babi-qa7&variant=plain&open=all-trials'",
        );
        await page.getByRole("searchbox").fill("");
        await until(page, "document.querySelectorAll('#all-trials tbody tr').length === 100");
        assertStringIncludes((await status.textContent())!, "of 100");
        assertEquals(await violations(page), []);
        assertEquals(complaints, []);
        await page.close();
      }
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

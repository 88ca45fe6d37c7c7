import { writeReport } from "../../../bench/report/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../std.ts";
import { withBrowser } from "./_browser.ts";
import { until, violations } from "./_report_page.ts";
import { makeSyntheticResult } from "./_synthetic.ts";

/** Of 20 workloads and 5 variants. A row for each trial would be more than 100,000. */
const MOST_ELEMENTS = 25_000;

Deno.test("a report of 10,000 trials is small, begins with few elements, and is whole", async () => {
  const result = makeSyntheticResult({ workloads: 20, variants: 5, seeds: 100, epochs: 100 });
  assertEquals(result.trials.length, 10_000);
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/report.html`;
    await writeReport(result, path);
    const { size } = await Deno.stat(path);
    assert(size < 5e6, `${size} bytes`);
    await withBrowser(async (browser) => {
      for (const colorScheme of ["light", "dark"] as const) {
        const page = await browser.newPage({ colorScheme });
        // An idle browser draws the other charts, too: how many by now would depend on the machine.
        await page.addInitScript("globalThis.requestIdleCallback = () => 0");
        const complaints: string[] = [];
        page.on("console", (message) => complaints.push(message.text()));
        page.on("pageerror", (error) => complaints.push(String(error)));
        await page.goto(`file://${path}`);
        // What is seen first waits for these alone: rows and charts come when they are looked for.
        const elements = await page.evaluate("document.querySelectorAll('*').length") as number;
        assert(elements < MOST_ELEMENTS, `${elements} elements`);
        const drawn = await page.evaluate("Object.keys(Chart.instances).length") as number;
        assert(drawn < 5, `${drawn} charts`);
        await until(page, "Chart.getChart('difference-chart') !== undefined || scrollBy(0, 800)");
        await page.evaluate(
          "for (const id of ['reproduction-part', 'all-trials']) document.getElementById(id).open = true",
        );
        await until(page, "document.querySelectorAll('#all-trials tbody tr').length === 200");
        const status = page.locator("#all-trials [role=status]");
        assertEquals(await status.textContent(), "Rows 1 to 200 of 10,000");
        await page.getByRole("button", { name: "Next rows" }).click();
        assertEquals(await status.textContent(), "Rows 201 to 400 of 10,000");
        await page.getByRole("searchbox").fill(result.trials[4321]!.id);
        assertEquals(await status.textContent(), "Rows 1 to 1 of 1");
        await page.evaluate(
          "location.hash = '#?workload=memn2n/babi-qa7&variant=plain&open=reproduction-part&open=all-trials'",
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

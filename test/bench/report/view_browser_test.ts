import type { Page } from "playwright-core";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../../std.ts";
import { makeReportResult } from "./_fixture.ts";
import { blankCanvases, drawAll, openPart, until, violations, withReport } from "./_report_page.ts";

const QA1 = "memn2n/babi-qa1";

/** The page's own address, the part of it that says what is shown. */
const fragment = (page: Page): Promise<string> => page.evaluate("location.hash");

const labels = (page: Page): Promise<string> =>
  page.evaluate("Chart.getChart('workload-0-loss').data.datasets.map(({ label }) => label).join()");

/** The address when a part of the page is open. */
const opened = (name: string) => `open=${name}-part`;

/** The first chart of curves, in view and drawn. */
async function firstCurves(page: Page) {
  const figure = page.locator("figure[data-chart=workload-0-loss]");
  await openPart(page, "curves");
  await figure.scrollIntoViewIfNeeded();
  await until(page, "Chart.getChart('workload-0-loss') !== undefined");
  return figure;
}

Deno.test("a chart's legend takes variants away, with the keyboard too, and the link says so", async () => {
  await withReport({}, async ({ page }) => {
    const figure = await firstCurves(page);
    const button = figure.getByRole("button", { name: "noisy" });
    assertEquals(await button.getAttribute("aria-pressed"), "true");
    await button.press("Enter");
    assertEquals(await button.getAttribute("aria-pressed"), "false");
    await until(page, "Chart.getChart('workload-0-loss') !== undefined");
    assert(!(await labels(page)).includes("noisy"));
    assertEquals(await fragment(page), `#?chart=workload-0-loss%3Ahide1&${opened("curves")}`);
    await page.goBack();
    await until(page, "Chart.getChart('workload-0-loss')?.data.datasets.length > 4");
    assertStringIncludes(await labels(page), "noisy");
    assertEquals(await button.getAttribute("aria-pressed"), "true");
    await page.goForward();
    assertEquals(await button.getAttribute("aria-pressed"), "false");
  });
});

Deno.test("a chart shows single seeds and the logarithm when asked", async () => {
  await withReport({}, async ({ page }) => {
    const figure = await firstCurves(page);
    assertStringIncludes(await labels(page), "seed 1");
    await figure.getByRole("button", { name: "Single seeds" }).click();
    await figure.getByRole("button", { name: "Logarithmic" }).click();
    await until(page, "Chart.getChart('workload-0-loss') !== undefined");
    assert(!(await labels(page)).includes("seed 1"));
    assertEquals(
      await page.evaluate("Chart.getChart('workload-0-loss').options.scales.y.type"),
      "linear",
    );
  });
});

Deno.test("filters leave out workloads everywhere, and a link opens the page so", async () => {
  await withReport({}, async ({ page }) => {
    const form = page.getByRole("search");
    await form.locator("summary").click();
    await form.getByRole("checkbox", { name: QA1, exact: true }).check();
    assertStringIncludes((await form.getByRole("status").textContent())!, "1 of 4 workloads");
    const seen = () => page.locator("[data-workload]:visible");
    const others = await seen().evaluateAll((elements) =>
      (elements as unknown as { dataset: { workload: string } }[]).map(({ dataset }) =>
        dataset.workload
      )
    );
    assertEquals([...new Set(others)], [QA1]);
    await drawAll(page);
    assertEquals(await page.evaluate("Chart.getChart('difference-chart').data.labels"), [QA1]);
    const address = page.url(), count = await seen().count();
    await form.getByRole("button", { name: "Show everything" }).click();
    assert(await seen().count() > count);
    await page.goto("about:blank");
    await page.goto(address);
    assertEquals(await seen().count(), count);
    assert(await form.locator(`input[value="${QA1}"]`).isChecked());
  });
});

Deno.test("the filter names what is chosen, and the headline says that the view is filtered", async () => {
  await withReport({}, async ({ page }) => {
    const note = page.locator("#filtered"), summary = page.locator("#filters summary");
    assertEquals(await summary.textContent(), "Filter: all 4 workloads, both variants");
    assertEquals(await note.isVisible(), false);
    await page.evaluate(`location.hash = "#?workload=memn2n/babi-qa2&workload=${QA1}"`);
    await until(page, "!document.getElementById('filtered').hidden");
    const both = `${QA1} and memn2n/babi-qa2 (2 of 4 workloads)`;
    assertEquals(await summary.textContent(), `Filter: ${both}, both variants`);
    assertStringIncludes((await note.textContent())!, `it shows ${both}.`);
    await page.emulateMedia({ media: "print" });
    assertEquals([await note.isVisible(), await note.locator("button").isVisible()], [true, false]);
    await page.emulateMedia({ media: "screen" });
    await note.getByRole("button", { name: "Show everything" }).click();
    assertEquals(await note.isVisible(), false);
    assertEquals(await fragment(page), "");
    // All of them chosen leave nothing out.
    await page.evaluate("location.hash = '#?variant=plain&variant=noisy'");
    await until(page, "document.querySelector('input[value=noisy]').checked");
    assertEquals(await note.isVisible(), false);
  });
});

Deno.test("the filter of one workload says nothing of workloads", async () => {
  const whole = makeReportResult();
  const [first] = whole.workloads;
  const one = {
    ...whole,
    workloads: [first!],
    trials: whole.trials.filter(({ workload }) => workload === first!.name),
  };
  await withReport({}, async ({ page }) => {
    assertEquals(await page.locator("#filters summary").textContent(), "Filter: both variants");
  }, one);
});

Deno.test("a filtered variant leaves cells that span rows where they belong", async () => {
  await withReport({}, async ({ page }) => {
    await openPart(page, "summary");
    const heads = page.locator("#summary tbody th[rowspan]:visible");
    const before = await heads.count();
    await page.evaluate("location.hash = '#?variant=noisy&open=summary-part'");
    await until(page, "document.querySelector('#summary tbody .filtered') !== null");
    assertEquals(await heads.count(), before);
    for (
      const span of await heads.evaluateAll((all) => all.map((one) => one.getAttribute("rowspan")))
    ) {
      assertEquals(span, "1");
    }
    await page.evaluate("location.hash = '#?open=summary-part'");
    await until(page, "document.querySelector('#summary tbody .filtered') === null");
    assertEquals(await heads.first().getAttribute("rowspan"), "2");
  });
});

Deno.test("a link inside the page keeps the view, goes there, and takes the focus along", async () => {
  await withReport({}, async ({ page }) => {
    await page.evaluate("location.hash = '#?variant=noisy'");
    await page.locator("nav a", { hasText: "How they learned" }).click();
    assertEquals(await fragment(page), `#curves?variant=noisy&${opened("curves")}`);
    assertEquals(await page.locator("#curves-part[open]").count(), 1);
    assertEquals(await page.evaluate("document.activeElement.id"), "curves");
    assert(await page.evaluate("scrollY") as number > 500);
    await page.evaluate("location.hash = '#no-such-place?what=ever&chart=none:linear'");
    await until(page, "document.querySelector('.filtered') === null");
    await page.evaluate("location.hash = '#configuration'");
    await until(page, "document.activeElement.id === 'configuration'");
  });
});

Deno.test("the first stop of the keyboard skips to the results", async () => {
  await withReport({}, async ({ page }) => {
    await page.keyboard.press("Tab");
    assertEquals(await page.evaluate("document.activeElement.className"), "skip");
    await page.keyboard.press("Enter");
    assertEquals(await page.evaluate("document.activeElement.id"), "answer");
  });
});

Deno.test("every chart can be kept as a table and as a picture", async () => {
  await withReport({ acceptDownloads: true }, async ({ page }) => {
    const figure = await firstCurves(page);
    const keep = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        figure.getByRole("button", { name: `Download ${name}` }).click(),
      ]);
      return { name: download.suggestedFilename(), path: await download.path() };
    };
    const table = await keep("CSV"), picture = await keep("PNG");
    assertEquals(table.name, "tiny-memn2n-babi-qa1-training-loss.csv");
    const [head, first] = (await Deno.readTextFile(table.path)).split("\r\n");
    assertStringIncludes(head!, 'epoch,"plain, seed 1"');
    // The fixture's loss of seed 1 in the first epoch: 2 + 0.002.
    assertMatch(first!, /^1,2\.002,/);
    assertEquals(picture.name, "tiny-memn2n-babi-qa1-training-loss.png");
    const bytes = await Deno.readFile(picture.path);
    // The signature of PNG; then the width in the first chunk, two pixels for each of 960.
    assertEquals([...bytes.slice(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    assertEquals(new DataView(bytes.buffer).getUint32(16), 1920);
    assertEquals(
      await page.locator("figure[data-chart]").count(),
      await page.getByRole("button", { name: "Download PNG", includeHidden: true }).count(),
    );
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  Deno.test(`a filtered report has no accessibility violation [${colorScheme}]`, async () => {
    await withReport({ colorScheme }, async ({ page }) => {
      await page.evaluate(
        "location.hash = '#?variant=noisy&seeds=no&open=reproduction-part&open=all-trials'",
      );
      await until(page, "document.querySelector('#all-trials table') !== null");
      await page.locator("#filters summary").click();
      await drawAll(page);
      assertEquals(await violations(page), []);
      assertEquals(await blankCanvases(page), []);
    });
  });
}

Deno.test("the report can be read without a script", async () => {
  await withReport({ javaScriptEnabled: false }, async ({ page }) => {
    assertEquals(await page.locator("#filters").isVisible(), false);
    const rows = page.locator("#summary tbody tr");
    assertEquals(await rows.first().isVisible(), false);
    await page.locator("#summary-part > summary").click();
    assert(await rows.first().isVisible());
    // A link into a folded part opens it without a script too.
    await page.locator("nav a", { hasText: "How to get these numbers again" }).click();
    await page.locator("#all-trials summary").click();
    assert(await page.locator("#all-trials .without-script").isVisible());
  });
});

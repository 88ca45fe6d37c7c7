import type { ResultFile } from "../../../bench/results/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../std.ts";
import { summed } from "../_tables.ts";
import { hostile, makeReportResult } from "./_fixture.ts";
import { makeProgramResult } from "./_program_fixture.ts";
import {
  blankCanvases,
  drawAll,
  openAll,
  openPart,
  until,
  violations,
  withReport,
} from "./_report_page.ts";

/**
 * Charts with all parts open: differences and profiles of all, the one that is chosen, and seven for each workload,
 * two of them of its gradients.
 */
const SHOWN = 3 + 4 * 7;

Deno.test("the report draws every chart and asks for nothing", async () => {
  await withReport({}, async ({ page, requests }) => {
    await openAll(page);
    await drawAll(page);
    assertEquals(await page.locator("canvas:visible").count(), SHOWN);
    assertEquals(await blankCanvases(page), []);
    assertEquals(requests, []);
  });
});

Deno.test("the report draws a chart when it comes into view", async () => {
  await withReport({}, async ({ page }) => {
    // A browser that is never idle draws no other.
    await page.addInitScript("globalThis.requestIdleCallback = () => 0");
    await openPart(page, "curves");
    await page.reload();
    const last = page.locator("#curves canvas").last();
    assert((await blankCanvases(page)).length > 0, "charts out of sight were drawn");
    await last.scrollIntoViewIfNeeded();
    const id = await last.getAttribute("id");
    await until(page, `Chart.getChart(${JSON.stringify(id)}) !== undefined`);
    assert(!(await blankCanvases(page)).includes(id!));
  });
});

Deno.test("the report draws the charts that nobody scrolls to, for a picture of the whole page", async () => {
  await withReport({}, async ({ page }) => {
    const isDrawn = "document.documentElement.dataset.charts === 'drawn'";
    await until(page, isDrawn);
    assertEquals(await page.evaluate("scrollY"), 0);
    const blank = async () => {
      const ids = new Set(await blankCanvases(page));
      const visible = page.locator("canvas:visible");
      return (await visible.evaluateAll((all) => all.map(({ id }) => id))).filter((id) =>
        ids.has(id)
      );
    };
    assertEquals(await blank(), []);
    // Nor are those forgotten that come up later: opened, or drawn anew for a filter.
    await openAll(page);
    await until(page, isDrawn);
    assertEquals([await page.locator("canvas:visible").count(), await blank()], [SHOWN, []]);
    await page.evaluate("location.hash = '#?variant=noisy'");
    await until(page, "document.querySelector('.filtered') !== null");
    await until(page, isDrawn);
    assertEquals(await blank(), []);
  });
});

Deno.test("the report shows a story with a script in it as text", async () => {
  await withReport({}, async ({ page }) => {
    await openAll(page);
    const statement = page.locator(".story tbody th", { hasText: hostile }).first();
    assert(await statement.isVisible());
    assertEquals(await page.locator("script").count(), 3);
    assertEquals(await page.locator("img").count(), 0);
  });
});

/** The part of a result that is about one of its workloads. */
function onlyOne(result: ResultFile, index: number): ResultFile {
  const workload = result.workloads.at(index)!;
  const trials = result.trials.filter((trial) => trial.workload === workload.name);
  return { ...result, workloads: [workload], trials };
}

for (const colorScheme of ["light", "dark"] as const) {
  Deno.test(`the report has no accessibility violation [${colorScheme}]`, async () => {
    await withReport({ colorScheme }, async ({ page }) => {
      await drawAll(page);
      await openAll(page);
      assertEquals(await violations(page), []);
    });
  });

  Deno.test(`two runs of one workload have no accessibility violation [${colorScheme}]`, async () => {
    const one = onlyOne(makeReportResult(), 0);
    const other = {
      ...one,
      trials: one.trials.map((trial) => ({ ...trial, digest: "f".repeat(64) })),
    };
    await withReport(
      { colorScheme },
      async ({ page }) => {
        await drawAll(page);
        await openAll(page);
        assertEquals(await violations(page), []);
      },
      one,
      other,
    );
  });

  Deno.test(`programs have no accessibility violation, at any step [${colorScheme}]`, async () => {
    await withReport(
      { colorScheme },
      async ({ page }) => {
        await openAll(page);
        assertEquals(await violations(page), []);
        const next = page.locator(".program .next");
        for (let i = 0; i < await next.count(); i++) {
          // A step further in each program than in the one before.
          for (let step = 0; step < i % 5; step++) await next.nth(i).click();
        }
        assertEquals(await violations(page, ".program"), []);
      },
      // The stories are looked at above.
      onlyOne(makeProgramResult(), -1),
    );
  });
}

Deno.test("a program is stepped through with buttons and arrow keys", async () => {
  await withReport({}, async ({ page }) => {
    await openPart(page, "programs");
    const program = page.locator(".program", { hasText: summed.question }).first();
    const status = program.getByRole("status"), current = program.locator("[aria-current]");
    const next = program.getByRole("button", { name: "Next step" });
    const taken = () => program.locator("tbody tr.taken").count();
    assertEquals(await current.count(), 0);
    // Two steps of four change nothing, and are passed over.
    const idle = program.getByText("2 steps left out that change nothing");
    assertEquals(await program.locator("thead .step:visible").count(), 2);
    await next.click();
    assertStringIncludes((await status.textContent())!, "Step 3 of 4. Selects the rows where B");
    assertStringIncludes((await current.textContent())!, "Selects the rows where B is less");
    // Four of those that are selected, four of the others.
    assertEquals([await taken(), await program.locator("tbody tr:not(.more)").count()], [4, 8]);
    await next.press("ArrowRight");
    await next.press("ArrowRight");
    assertStringIncludes((await status.textContent())!, "Step 4 of 4. Adds up B");
    for (let step = 0; step < 5; step++) await next.press("ArrowLeft");
    assertStringIncludes((await status.textContent())!, "all rows are selected");
    assertEquals([await current.count(), await taken()], [0, 8]);
    await idle.press("Enter");
    assertEquals(await program.locator("thead .step:visible").count(), 4);
    await next.click();
    assertStringIncludes((await status.textContent())!, "Step 1 of 4. Selects all rows.");
  }, makeProgramResult());
});

Deno.test("a program's table shows the rows that were left out when asked", async () => {
  await withReport({}, async ({ page }) => {
    await openPart(page, "programs");
    const program = page.locator(".program", { hasText: summed.question }).first();
    for (const [left, count] of [["77", 85], ["35", 120]] as const) {
      await program.getByRole("button", { name: `${left} more rows` }).click();
      assertEquals(await program.locator("tbody tr:not(.more)").count(), count);
    }
    const numbers = await program.locator("tbody th").allTextContents();
    assertEquals(new Set(numbers).size, 120);
    // Step 3 marks 81 rows, and step 4 takes them.
    assertEquals(await program.locator("tbody td:nth-child(7) span").count(), 81);
    assertEquals(await program.locator("tbody td:nth-child(8) span").count(), 81);
  }, makeProgramResult());
});

Deno.test("programs can be read without a script", async () => {
  await withReport({ javaScriptEnabled: false }, async ({ page }) => {
    await page.locator("#programs-part > summary").click();
    const program = page.locator(".program", { hasText: summed.question }).first();
    assertEquals(await program.locator(".player").isVisible(), false);
    assertEquals(await program.locator("button").count(), 3);
    assert(await program.getByText("… 77 more rows like these").isVisible());
    assert(await program.getByText("81 of 120 rows").isVisible());
  }, makeProgramResult());
});

Deno.test("the report redraws its charts when the colour scheme changes", async () => {
  await withReport({ colorScheme: "light" }, async ({ page }) => {
    await openAll(page);
    await drawAll(page);
    const colour = () =>
      page.evaluate("Chart.getChart('difference-chart').data.datasets[0].borderColor");
    const light = await colour();
    await page.emulateMedia({ colorScheme: "dark" });
    await until(
      page,
      `Chart.getChart('difference-chart').data.datasets[0].borderColor !== ${
        JSON.stringify(light)
      }`,
    );
    assertEquals(await blankCanvases(page), []);
  });
});

Deno.test("the report fits a phone: only its tables scroll sideways", async () => {
  await withReport({ viewport: { width: 390, height: 844 } }, async ({ page }) => {
    await openAll(page);
    await drawAll(page);
    assertEquals(await page.evaluate("document.documentElement.scrollWidth"), 390);
    assertEquals(await blankCanvases(page), []);
  });
});

Deno.test("programs fit a phone: only their tables scroll sideways", async () => {
  await withReport({ viewport: { width: 390, height: 844 } }, async ({ page }) => {
    await openAll(page);
    assertEquals(await page.evaluate("document.documentElement.scrollWidth"), 390);
  }, makeProgramResult());
});

Deno.test("the report draws every chart for paper, in light colours", async () => {
  await withReport({ colorScheme: "dark" }, async ({ page }) => {
    await page.evaluate(`addEventListener("beforeprint", () => {
      const { backgroundColor } = getComputedStyle(document.body);
      globalThis.printed = [document.documentElement.dataset.charts, backgroundColor];
    })`);
    const screen = await page.evaluate("getComputedStyle(document.body).backgroundColor");
    await page.pdf();
    const [charts, ground] = await page.evaluate("printed") as string[];
    assertEquals(charts, "drawn");
    assert(ground !== screen, `printed on ${ground}`);
    assertEquals(await page.evaluate("getComputedStyle(document.body).backgroundColor"), screen);
  });
});

for (const width of [390, 1440]) {
  Deno.test(`charts are printed in the shape that they have on paper [${width} pixels]`, async () => {
    await withReport({ viewport: { width, height: 900 } }, async ({ page }) => {
      // What is on the canvases when the sheet is printed; the page's own listeners come later.
      await page.addInitScript(`addEventListener("afterprint", () => {
        globalThis.printed = [...document.querySelectorAll("canvas")]
          .map(({ id, width, height }) => [id, width / height]);
      })`);
      await page.reload();
      await openAll(page);
      await until(page, "document.documentElement.dataset.charts === 'drawn'");
      await page.pdf({ format: "A4" });
      const printed = new Map(await page.evaluate("printed") as [string, number][]);
      // A4 is 210 mm wide, its margins 14: 182 mm at 96 dots to an inch.
      await page.setViewportSize({ width: Math.round(182 / 25.4 * 96), height: 1000 });
      await page.emulateMedia({ media: "print" });
      const places = await page.evaluate(`[...document.querySelectorAll(".canvas")]
        .filter((place) => place.offsetParent !== null).map((place) => {
        const { width, height } = place.getBoundingClientRect();
        return [place.querySelector("canvas").id, width / height];
      })`) as [string, number][];
      assertEquals(places.length, SHOWN);
      for (const [id, shape] of places) {
        const share = printed.get(id)! / shape;
        assert(Math.abs(share - 1) < 0.05, `${id} is stretched to ${share} of its width`);
      }
    });
  });
}

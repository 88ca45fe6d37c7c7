import { FolderReports, FolderSource, startServer } from "../../../bench/watch/mod.ts";
import type { RunState } from "../../../bench/run/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { withBrowser } from "../report/_browser.ts";
import { violations } from "../report/_report_page.ts";
import { makeCell, makeRunning, makeState } from "./_state.ts";
import { waitForText, withPage } from "./_watch_page.ts";

/** What no name or message of a trial may do. */
const hostile = `<img src=x onerror="console.log('run')">`;

async function write(folder: string, change: Partial<RunState>): Promise<void> {
  const updatedAt = new Date().toISOString();
  await writeFiles(folder, {
    "tiny/state.json": JSON.stringify(makeState({ updatedAt, ...change })),
  });
}

/** A run in which there is everything that the page can show. */
const all: Partial<RunState> = {
  cells: ["a", "b", hostile].flatMap((workload) =>
    ["plain", "noisy"].map((variant) => makeCell({ workload, variant, failed: 1, diverged: 2 }))
  ),
  running: [makeRunning(), makeRunning({ id: "d", progress: null, losses: [], host: "node2" })],
  hosts: ["node1", "node2"],
  failures: [{ id: "a", workload: hostile, variant: "plain", seed: 1, message: hostile }],
};

for (const colorScheme of ["light", "dark"] as const) {
  Deno.test(`axe has nothing against the page in ${colorScheme}, on wide screens and narrow ones`, async () => {
    await withFolder(async (folder) => {
      await write(folder, all);
      // It evaluates its own text in the page.
      await withPage(folder, { colorScheme, bypassCSP: true }, async ({ page }) => {
        await waitForText(page, "#words", /^24 of 60/);
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 900 });
          assertEquals(await violations(page), []);
          // Nothing makes the page wider than the screen.
          assertEquals(await page.evaluate("document.documentElement.scrollWidth"), width);
        }
      });
    });
  });
}

Deno.test("the page waits for a run, shows it go on, and says how it ended", async () => {
  await withFolder(async (folder) => {
    await withPage(folder, {}, async ({ page }) => {
      await waitForText(page, "#title", /^Waiting for a run in results$/);
      assertEquals(await page.locator("section:visible").count(), 0);
      await write(folder, {});
      await waitForText(page, "#words", /^4 of 20 trials done, about 3:20 left$/);
      assertEquals(await page.title(), "4 of 20: tiny – gradnoise watch");
      assertEquals(await page.locator(".sparkline:visible").count(), 1);
      assertEquals(await page.locator("#running li strong").allTextContents(), [
        "memn2n/babi-qa1 noisy seed 3",
      ]);
      const bar = page.locator("#trials tbody progress").first();
      assertEquals(
        await bar.evaluate(({ value, max }: { value: number; max: number }) => [value, max]),
        [4, 10],
      );
      assertEquals(await page.locator("#trials tbody small").allTextContents(), [
        "4 of 10, 1 solved",
        "0 of 10",
      ]);
      const named = { name: "memn2n/babi-qa1 noisy: trials done", exact: true };
      assertEquals(await page.getByRole("progressbar", named).count(), 1);
      assertEquals(
        await page.getByRole("progressbar", { name: "Trials done", exact: true }).count(),
        1,
      );
      await page.locator("#report a").focus();
      await write(folder, {
        status: "ended",
        running: [],
        cells: [makeCell({ done: 10 })],
        failures: [{ id: "x", workload: "w", variant: "v", seed: 7, message: hostile }],
      });
      await waitForText(page, "#words", /^Ended: 10 of 10 trials done$/);
      // What stays keeps the focus; what is over is gone.
      assertEquals(await page.evaluate("document.activeElement.textContent"), "The report");
      assertEquals(await page.locator("#running").isVisible(), false);
      assertEquals(await page.locator("#trials tbody tr").count(), 1);
      assertEquals(
        await page.locator("#news").textContent(),
        "A tiny suite: Ended: 10 of 10 trials done",
      );
    });
  });
});

Deno.test("the page says of a run that is silent that it may have been killed", async () => {
  await withFolder(async (folder) => {
    await write(folder, { updatedAt: new Date(Date.now() - 150_000).toISOString() });
    await withPage(folder, {}, async ({ page }) => {
      await waitForText(page, "#words", /^No news for 2 min: it may have been killed; 4 of 20/);
      assertEquals(await page.locator("#running").isVisible(), false);
    });
  });
});

Deno.test("the page shows names and messages of trials as text", async () => {
  await withFolder(async (folder) => {
    await write(folder, { ...all, suite: { name: "tiny", title: hostile } });
    await withPage(folder, {}, async ({ page }) => {
      await waitForText(page, "#title", /^<img src=x/);
      assertEquals(await page.locator("img").count(), 0);
      // Of two trials one has no losses yet.
      assertEquals(await page.locator(".sparkline:visible").count(), 1);
      assertEquals(
        await page.locator("#failures li strong").textContent(),
        `${hostile} plain seed 1`,
      );
    });
  });
});

Deno.test("the page finds its connection again", async () => {
  await withFolder(async (folder) => {
    await write(folder, {});
    const source = new FolderSource({ folder, title: "results", run: null });
    const reports = new FolderReports({ folder, source, store: `${folder}/trials.sqlite` });
    const start = (port: number) => startServer(source, reports, port, "token");
    let server = await start(0);
    try {
      await withBrowser(async (browser) => {
        const page = await browser.newPage();
        await page.goto(server.address);
        await waitForText(page, "#words", /^4 of 20/);
        assertEquals(await page.locator("#connection").isVisible(), false);
        await server.close();
        await waitForText(page, "#connection", /^The connection is lost/);
        assert(await page.locator("#connection").isVisible());
        await write(folder, { cells: [makeCell({ done: 7 })] });
        server = await start(Number(new URL(server.address).port));
        await waitForText(page, "#words", /^7 of 10/);
        await waitForText(page, "#connection", /^$/);
        assertEquals(await page.locator("#connection").isVisible(), false);
        await page.close();
      });
    } finally {
      await server.close();
    }
  });
});

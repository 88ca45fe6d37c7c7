/** Tests of the site in a browser, run by site_test.ts: in one process the site is built once. */

import type { Page } from "playwright-core";
import { assert, assertEquals } from "../../../std.ts";
import { writeSite } from "../../../tools/site/write_site.ts";
import { withBrowser } from "../../bench/report/_browser.ts";
import { until, violations } from "../../bench/report/_report_page.ts";
import { site } from "./_site.ts";

/** Keeps what moves after the first paint, and when that was. */
const WATCH = `
  globalThis.moved = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) moved += one.value;
  }).observe({ type: "layout-shift", buffered: true });`;

const VIEWS = [
  ["index.html", 1440, "light"],
  ["index.html", 390, "dark"],
  ["docs/optimizer.html", 1440, "dark"],
  ["evidence/paper-mnist.html", 390, "light"],
] as const;

/** What the style makes of a page that is wider than its window. */
const OVERFLOW = "document.documentElement.scrollWidth - innerWidth";

Deno.test("the site works from a folder: nothing moves, nothing is wider, axe is content, the search finds", async (t) => {
  const folder = await Deno.makeTempDir();
  try {
    await writeSite(await site(), folder);
    await withBrowser(async (browser) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await context.addInitScript(WATCH);
      const page = await context.newPage(), complaints: string[] = [];
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("request", (request) => {
        if (!request.url().startsWith(`file://${folder}/`)) complaints.push(request.url());
      });
      const open = (path: string) => page.goto(`file://${folder}/${path}`);
      for (const [path, width, colorScheme] of VIEWS) {
        await t.step(`${path} at ${width}, ${colorScheme}`, async () => {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme });
          await open(path);
          // What comes late moves what is there.
          await page.waitForTimeout(150);
          assertEquals(await page.evaluate("moved"), 0);
          assert(await page.evaluate(OVERFLOW) as number <= 0);
          assertEquals(await violations(page), []);
        });
      }
      await page.setViewportSize({ width: 390, height: 900 });
      for (const path of ["reports.html", "docs/index.html", "api/all_symbols.html"]) {
        await t.step(`${path} at 390`, async () => {
          await open(path);
          assert(await page.evaluate(OVERFLOW) as number <= 0);
        });
      }
      await t.step("the search finds a section and opens it, by keyboard alone", async () => {
        await open("evidence/paper-mnist.html");
        await search(page);
      });
      assertEquals(complaints, []);
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

async function search(page: Page): Promise<void> {
  await page.keyboard.press("/");
  await page.keyboard.type("cofidence intervals of pairs");
  await until(page, "document.querySelector('#found').textContent !== ''");
  assertEquals(await page.textContent("#found"), "Nothing found");
  await page.keyboard.press("Escape");
  await page.keyboard.type("exit codes");
  await until(page, "document.querySelectorAll('#found a').length > 0");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  assertEquals(
    await page.evaluate("document.activeElement === document.querySelector('#found a')"),
    true,
  );
  await page.keyboard.press("Enter");
  await page.waitForURL("**/docs/command-line.html#exit-codes");
}

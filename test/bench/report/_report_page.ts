/** Reports opened in a real browser, for tests. */

import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { writeReport } from "../../../bench/report/mod.ts";
import type { ResultFile } from "../../../bench/results/mod.ts";
import { assertEquals } from "../../../std.ts";
import { withBrowser } from "./_browser.ts";
import { makeReportResult } from "./_fixture.ts";

export interface OpenReport {
  readonly page: Page;
  /** Addresses that the page asked for, the report itself left out. */
  readonly requests: readonly string[];
  /** Errors, warnings, refusals by the policy, dialogs: all that should not be. */
  readonly complaints: readonly string[];
}

type PageOptions = Parameters<Browser["newPage"]>[0];

/** Opens the report of a result from disk, of the fixture if none is named; against another if one is. */
export async function withReport(
  options: PageOptions,
  run: (report: OpenReport) => Promise<void>,
  result: ResultFile = makeReportResult(),
  other: ResultFile | null = null,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/report.html`;
    await writeReport(result, path, other);
    await withBrowser(async (browser) => {
      const page = await browser.newPage(options);
      const requests: string[] = [], complaints: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("dialog", (dialog) => {
        complaints.push(dialog.message());
        void dialog.dismiss();
      });
      await page.goto(`file://${path}`);
      await run({
        page,
        get requests() {
          return requests.filter((address) => address !== `file://${path}`);
        },
        complaints,
      });
      assertEquals(complaints, []);
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Playwright's own waiting evaluates text inside the page, which the page's policy forbids. */
export async function until(page: Page, condition: string): Promise<void> {
  for (let waited = 0; !await page.evaluate(condition); waited += 20) {
    if (waited > 5000) throw new Error(`Waited in vain for ${condition}`);
    await page.waitForTimeout(20);
  }
}

export async function drawAll(page: Page): Promise<void> {
  await page.evaluate("gradnoiseReport.drawAll()");
  assertEquals(await page.evaluate("document.documentElement.dataset.charts"), "drawn");
}

/** Opens a section that is folded. */
export async function openPart(page: Page, name: string): Promise<void> {
  await page.evaluate(`document.getElementById("${name}-part").open = true`);
  // Its address follows in a task of its own.
  await until(page, `location.hash.includes("open=${name}-part")`);
}

/** Opens all sections as a reader does, without a script too. */
export async function openParts(page: Page): Promise<void> {
  for (const heading of await page.locator(".part:not([open]) > summary").elementHandles()) {
    await heading.click();
  }
}

export async function openAll(page: Page): Promise<void> {
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  await until(
    page,
    "[...document.querySelectorAll('details[data-table]')].every((one) => one.querySelector('td'))",
  );
}

/** The canvases in sight without a coloured pixel: axes are grey, data are not. */
export function blankCanvases(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll("canvas")].filter((canvas) => {
    if (canvas.offsetParent === null) return false;
    if (canvas.width === 0 || canvas.height === 0) return true;
    // A copy: reading from the page's own canvas more than once makes Chromium complain.
    const copy = new OffscreenCanvas(canvas.width, canvas.height)
      .getContext("2d", { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < data.length; i += 4) {
      const pixel = data.slice(i, i + 3);
      if (data[i + 3] > 128 && Math.max(...pixel) - Math.min(...pixel) > 60) return false;
    }
    return true;
  }).map(({ id }) => id)`);
}

/** What axe-core has against a page, or against those of its elements. */
export async function violations(page: Page, elements = "html"): Promise<string[]> {
  await page.evaluate(axe.source);
  // Of all that is right it would look for selectors too, which takes most of its time.
  // And what it preloads, style sheets, a strict policy refuses.
  const options = { resultTypes: ["violations"], preload: false };
  return await page.evaluate(
    `axe.run(${JSON.stringify(elements)}, ${JSON.stringify(options)}).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" | ")))`,
  );
}

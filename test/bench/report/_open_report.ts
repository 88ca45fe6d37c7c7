/** The report of a result in a real browser, watched. */

import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { writeReport } from "../../../bench/report/mod.ts";
import type { ResultFile } from "../../../bench/result_file.ts";
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

/** Opens the report of a result from disk, of the fixture if no other is named. */
export async function withReport(
  options: PageOptions,
  run: (report: OpenReport) => Promise<void>,
  result: ResultFile = makeReportResult(),
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/report.html`;
    await writeReport(result, path);
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

/** What axe has to say against a part of the page as it stands. */
export async function violations(page: Page, part = "html"): Promise<string[]> {
  await page.evaluate(axe.source);
  return await page.evaluate(`axe.run(${JSON.stringify(part)}).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" | ")))`);
}

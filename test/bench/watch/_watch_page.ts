/** The page that watches, opened in a real browser, for tests. */

import type { Browser, Page } from "playwright-core";
import { assertEquals } from "../../../std.ts";
import { withBrowser } from "../report/_browser.ts";
import { withServer } from "./_server.ts";

export interface OpenPage {
  readonly page: Page;
  readonly address: string;
}

/**
 * Opens the page at an address. Afterwards nothing may have been in the console, and no request may have gone to
 * elsewhere.
 */
export async function openPage(
  address: string,
  options: Parameters<Browser["newContext"]>[0],
  run: (open: OpenPage) => Promise<void>,
): Promise<void> {
  await withBrowser(async (browser) => {
    const context = await browser.newContext(options);
    const complaints: string[] = [], requests: string[] = [];
    context.on("console", (message) => complaints.push(message.text()));
    context.on("weberror", (error) => complaints.push(String(error.error())));
    context.on("request", (request) => requests.push(request.url()));
    const page = await context.newPage();
    await page.goto(address);
    await run({ page, address });
    assertEquals(complaints, []);
    assertEquals(requests.filter((url) => !url.startsWith(address)), []);
    await context.close();
  });
}

/** Opens the page of a server that watches a folder. */
export async function withPage(
  folder: string,
  options: Parameters<Browser["newContext"]>[0],
  run: (open: OpenPage) => Promise<void>,
): Promise<void> {
  await withServer(folder, ({ address }) => openPage(address, options, run));
}

/** Playwright's own waiting evaluates text inside the page, which the page's policy forbids. */
export async function waitForText(page: Page, selector: string, pattern: RegExp): Promise<string> {
  let text = "";
  for (let waited = 0; waited < 30_000; waited += 50) {
    text = await page.locator(selector).first().textContent({ timeout: 5000 }) ?? "";
    if (pattern.test(text)) return text;
    await page.waitForTimeout(50);
  }
  throw new Error(`Waited in vain for ${pattern} in ${selector}: ${text}`);
}

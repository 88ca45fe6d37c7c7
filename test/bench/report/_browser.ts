/** A real browser for tests. */

import type { Browser } from "playwright-core";
import { launchBrowser } from "./_launch_browser.ts";

/** Runs a test in a browser and closes it afterwards. */
export async function withBrowser(run: (browser: Browser) => Promise<void>): Promise<void> {
  const browser = await launchBrowser();
  try {
    await run(browser);
  } finally {
    await browser.close();
  }
}

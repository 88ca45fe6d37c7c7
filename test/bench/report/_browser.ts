/** A real browser for tests. */

import { type Browser, chromium } from "playwright-core";

const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

function executablePath(): string {
  const asked = Deno.env.get("GRADNOISE_CHROMIUM");
  const found = asked ?? usual.find((path) => {
    try {
      return Deno.statSync(path).isFile;
    } catch {
      return false;
    }
  });
  if (found !== undefined) return found;
  throw new Error(
    "Cannot find Chromium: install it (`apt-get install chromium`) or name its path in GRADNOISE_CHROMIUM",
  );
}

/** Runs a test in Chromium and closes it afterwards. */
export async function withBrowser(run: (browser: Browser) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({ executablePath: executablePath() });
  try {
    await run(browser);
  } finally {
    await browser.close();
  }
}

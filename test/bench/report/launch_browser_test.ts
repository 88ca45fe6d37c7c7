import { assert, assertRejects } from "../../../std.ts";
import { launchBrowser } from "./_launch_browser.ts";

Deno.test("a browser that GRADNOISE_CHROMIUM names and that does not start is an error", async () => {
  for (const path of ["/nowhere/chromium", Deno.execPath()]) {
    const error = await assertRejects(() => launchBrowser(path), Error, "");
    const beginning = `Cannot start the browser of GRADNOISE_CHROMIUM, ${path}: `;
    assert(error.message.startsWith(beginning), error.message);
    assert(!error.message.includes("\n"), error.message);
  }
});

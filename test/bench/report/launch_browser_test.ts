import { assert, assertRejects } from "../../../std.ts";
import { launchBrowser } from "./_launch_browser.ts";

Deno.test("a browser that GRADNOISE_CHROMIUM names and that does not start is an error", async () => {
  const before = Deno.env.get("GRADNOISE_CHROMIUM");
  try {
    for (const path of ["/nowhere/chromium", Deno.execPath()]) {
      Deno.env.set("GRADNOISE_CHROMIUM", path);
      const error = await assertRejects(launchBrowser, Error, "");
      const beginning = `Cannot start the browser of GRADNOISE_CHROMIUM, ${path}: `;
      assert(error.message.startsWith(beginning), error.message);
      assert(!error.message.includes("\n"), error.message);
    }
  } finally {
    if (before === undefined) Deno.env.delete("GRADNOISE_CHROMIUM");
    else Deno.env.set("GRADNOISE_CHROMIUM", before);
  }
});

/** The networks of the playground can be asked and watched in a real browser. */

import { playgroundPage } from "../../../../tools/site/lab/mod.ts";
import { playgroundEntries } from "../../../../tools/site/lab/playground/mod.ts";
import { assertEquals, assertMatch, assertStringIncludes } from "../../../../std.ts";
import { violations } from "../../../bench/report/_report_page.ts";
import { withPart } from "./_served_part.ts";

Deno.test("every network of the playground can be asked or watched", async () => {
  const part = await playgroundPage();
  await withPart(part, async ({ page, address, complaints }) => {
    await page.setViewportSize({ width: 390, height: 900 });
    await page.goto(address);
    const summaries = await page.locator("details.play > summary").all();
    assertEquals(summaries.length, playgroundEntries.length);
    for (const [i, { name, title }] of playgroundEntries.entries()) {
      if (i > 0) await summaries[i]!.click();
      const details = page.locator("details.play").nth(i);
      assertMatch((await details.locator("code").textContent())!, /^deno task bench run \S+/);
      const frame = details.frameLocator("iframe");
      const player = frame.locator(".player:visible").first();
      await player.getByRole("button", { name: /^Next/ }).click();
      assertMatch((await player.getByRole("status").textContent())!, /\w+ \d/, title);
      if (name !== "memory") continue;
      await frame.locator("#playground-story").fill("John went to the kitchen.");
      await frame.locator("#playground-question").fill("Where is John?");
      assertStringIncludes((await frame.locator(".reply").first().textContent())!, "kitchen");
      // As high as what is in it.
      const heights = await page.evaluate(`(({ offsetHeight, contentDocument }) =>
        [offsetHeight, contentDocument.documentElement.scrollHeight])(
        document.querySelector("iframe"))`) as number[];
      assertEquals(heights[0], heights[1]);
    }
    assertEquals(await violations(page), []);
    assertEquals(await page.evaluate("document.documentElement.scrollWidth"), 390);
    assertEquals(complaints, []);
  });
});

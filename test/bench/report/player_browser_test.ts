import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../../std.ts";
import { openParts, until, withReport } from "./_report_page.ts";

/** The story of the fixture whose three hops look at the hallway, more and more. */
const STORY = ".story:has-text('John took the apple')";

Deno.test("a story is stepped through hop by hop, with buttons and arrow keys", async () => {
  await withReport({}, async ({ page }) => {
    await openParts(page);
    const story = page.locator(STORY).first(), status = story.getByRole("status");
    const next = story.getByRole("button", { name: "Next hop" });
    const current = () => story.locator("thead .current").allTextContents();
    const taken = () => story.locator("tr.taken th").allTextContents();
    assertEquals(await current(), []);
    assertStringIncludes((await status.textContent())!, "hop by hop");
    await next.click();
    assertEquals(await current(), ["Hop 1"]);
    assertMatch(
      (await status.textContent())!,
      /^Hop 1 of 3\. It looked most at “Mary journeyed to the hallway\.”: 60 %\.$/,
    );
    // 60 and 30 of 100: the second has at least half of the most.
    assertEquals((await taken()).length, 2);
    await next.press("ArrowRight");
    assertEquals([await current(), (await taken()).length], [["Hop 2"], 1]);
    await next.press("ArrowRight");
    await next.press("ArrowRight");
    assertEquals([await current(), await next.getAttribute("aria-disabled")], [["Hop 3"], "true"]);
    for (let hop = 0; hop < 3; hop++) await next.press("ArrowLeft");
    assertEquals(await current(), []);
    assertStringIncludes((await status.textContent())!, "Before the first hop");
  });
});

Deno.test("a player says when a hop looked past the story at empty memory", async () => {
  await withReport({}, async ({ page }) => {
    await openParts(page);
    const story = page.locator(".story:has-text('Every shade there is.')").first();
    await story.getByRole("button", { name: "Next hop" }).click();
    // The first of 21 hops gives the only statement nothing.
    assertEquals(
      await story.getByRole("status").textContent(),
      "Hop 1 of 21. It looked most at empty memory: 100 %.",
    );
    assertEquals(await story.locator("tr.taken th").allTextContents(), ["(empty memory)"]);
  });
});

Deno.test("a player goes on by itself until it is paused or at the end", async () => {
  await withReport({}, async ({ page }) => {
    await openParts(page);
    await page.clock.install();
    const story = page.locator(STORY).first();
    const hop = () => story.locator("thead .current").textContent();
    await story.getByRole("button", { name: "Play" }).click();
    assertEquals(await hop(), "Hop 1");
    await page.clock.runFor(2500);
    assertEquals(await hop(), "Hop 2");
    await story.getByRole("button", { name: "Pause" }).click();
    await page.clock.runFor(10_000);
    assertEquals(await hop(), "Hop 2");
    await story.getByRole("button", { name: "Play" }).click();
    assertEquals(await hop(), "Hop 3");
    // It has come to the end, and begins again.
    await story.getByRole("button", { name: "Play" }).click();
    assertEquals(await hop(), "Hop 1");
  });
});

Deno.test("a player does not play where less motion is asked for, from then on", async () => {
  await withReport({}, async ({ page }) => {
    await openParts(page);
    const story = page.locator(STORY).first();
    const play = story.locator(".player button").nth(1);
    assert(await play.isVisible());
    await play.click();
    await page.emulateMedia({ reducedMotion: "reduce" });
    await until(page, `document.querySelector(".player button:nth-child(2)").hidden`);
    assertEquals([await play.isVisible(), await play.textContent()], [false, "Play"]);
    assertEquals(
      await page.evaluate(
        "getComputedStyle(document.querySelector('.playing td')).transitionDuration",
      ),
      "0s",
    );
  });
});

Deno.test("a story can be read without a script, and on paper while it is stepped through", async () => {
  await withReport({ javaScriptEnabled: false }, async ({ page }) => {
    await openParts(page);
    const story = page.locator(STORY).first();
    assertEquals(await story.locator(".player").isVisible(), false);
    assertEquals(await story.locator("tbody td").allTextContents(), [
      ...["10", "0", "0"],
      ...["30", "5", "0"],
      ...["60", "95", "100"],
    ]);
  });
  await withReport({}, async ({ page }) => {
    await openParts(page);
    const story = page.locator(STORY).first();
    await story.getByRole("button", { name: "Next hop" }).click();
    const ground = () =>
      page.evaluate(`getComputedStyle(
        document.querySelector(".playing tbody tr:last-child td:last-child")).backgroundColor`);
    await page.emulateMedia({ media: "print", reducedMotion: "reduce" });
    // The third hop keeps its shade there, whichever is shown.
    assertMatch(String(await ground()), /^rgba?\(14, 60, 125, 0\.96\)$/);
    assertEquals(await story.locator(".player").isVisible(), false);
  });
});

import { assert, assertEquals, assertMatch } from "../../../std.ts";
import { makeLayersResult } from "./_layers_fixture.ts";
import { drawAll, openAll, openParts, until, violations, withReport } from "./_report_page.ts";

/** The first pair of trainings: weights of 0, without and with noise. */
const PAIR = "#layers .layers";

Deno.test("trainings side by side are stepped through together, in pictures, words and numbers", async () => {
  await withReport({ viewport: { width: 1440, height: 900 } }, async ({ page }) => {
    await openParts(page);
    const pair = page.locator(PAIR).first();
    const words = async () =>
      await pair.locator(".moments li:visible").evaluateAll((all) =>
        all.map(({ textContent }) => textContent)
      );
    const cursors = () =>
      pair.locator("figure svg .cursor:not(.under)").evaluateAll((
        all,
      ) => [...new Set(all.map((one) => one.getAttribute("d")))]);
    const status = pair.getByRole("status"), next = pair.getByRole("button", { name: "Next" });
    assertEquals(await status.textContent(), "Update 0, epoch 1");
    assertEquals(await cursors(), ["M0 0h1v21h-1z"]);
    const [plain, noisy, ...others] = await words();
    assertEquals(others, []);
    assertMatch(plain!, /Without noise nothing will change that\.$/);
    assertMatch(noisy!, /The noise moves them anyway\.$/);
    await next.click();
    await next.press("ArrowRight");
    assertEquals(await status.textContent(), "Update 1,875, epoch 2");
    assertEquals(await cursors(), ["M2 0h1v21h-1z"]);
    assertMatch((await words())[1]!, /the weights walk at random: they are at 0\.08\.$/);
    // The slider has arrow keys of its own.
    const slider = pair.getByRole("slider");
    await slider.focus();
    await slider.press("ArrowRight");
    assertEquals(await slider.getAttribute("aria-valuetext"), "Update 2,813, epoch 3");
    assertEquals(await status.textContent(), "Update 2,813, epoch 3");
    await slider.press("End");
    assertMatch((await words())[1]!, /^Update 22,511, epoch 24\. The network has learned/);
    await pair.locator(".layer-numbers summary").click();
    const row = (name: string) =>
      pair.locator(`.layer-numbers tr:has(th:text-is("${name}")) td`).allTextContents();
    assertEquals(await row("1"), ["0", "2.8", "0", "2.8", "0", "0.028", "0", "0.14"]);
    await pair.getByRole("button", { name: "Back" }).press("ArrowLeft");
    await slider.press("Home");
    assertEquals(await row("output"), Array(8).fill("0"));
  }, makeLayersResult());
});

Deno.test("a picture of a training says what is under the pointer, and goes where it is clicked", async () => {
  await withReport({ viewport: { width: 1440, height: 900 } }, async ({ page }) => {
    await openParts(page);
    const pair = page.locator(PAIR).first(), figure = pair.locator("figure").nth(1);
    const svg = figure.locator("svg"), small = figure.locator("small");
    await svg.scrollIntoViewIfNeeded();
    const { width, height } = (await svg.boundingBox())!;
    // The last of 25 updates, the first of 21 layers.
    await svg.hover({ position: { x: width * 24.5 / 25, y: height * 0.5 / 21 } });
    assertEquals(await small.textContent(), "Update 22,511, epoch 24, layer 1: 2.8");
    await svg.hover({ position: { x: width * 0.5 / 25, y: height * 20.5 / 21 } });
    assertEquals(await small.textContent(), "Update 0, epoch 1, output: 0");
    await svg.click({ position: { x: width * 10.5 / 25, y: 5 } });
    assertEquals(await pair.getByRole("status").textContent(), "Update 9,379, epoch 10");
    await pair.getByRole("button", { name: "Next" }).hover();
    assertEquals(await small.textContent(), "how active the units are, if only by their biases");
  }, makeLayersResult());
});

Deno.test("a training that diverged says so, beside one that goes on", async () => {
  await withReport({}, async ({ page }) => {
    await openParts(page);
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
    const pair = page.locator(PAIR).nth(1), slider = pair.getByRole("slider");
    const words = () => pair.locator(".moments li:visible").allTextContents();
    // The update of the divergence is one of its own.
    await slider.fill("6");
    assertEquals((await words())[0], "Update 4,707, epoch 6. Not looked at.");
    assertMatch((await words())[1]!, /^Update 4,707, epoch 6\. The numbers are no longer finite/);
    const cells = () => pair.locator(".layer-numbers tbody tr").first().locator("td");
    assertEquals((await cells().allTextContents()).slice(0, 2), ["–", "not finite"]);
    await slider.fill("7");
    assertEquals(
      (await words())[1],
      "Update 5,627, epoch 6, to update 22,511, epoch 24. This training had ended.",
    );
  }, makeLayersResult());
});

Deno.test("trainings play by themselves to the end, and not where less motion is asked for", async () => {
  await withReport({}, async ({ page }) => {
    await openParts(page);
    await page.clock.install();
    const pair = page.locator(PAIR).first(), status = pair.getByRole("status");
    await pair.getByRole("button", { name: "Play" }).click();
    assertEquals(await status.textContent(), "Update 937, epoch 1");
    // 26 updates in 30 s.
    await page.clock.runFor(1300);
    assertEquals(await status.textContent(), "Update 1,875, epoch 2");
    await page.clock.runFor(60_000);
    assertEquals(await status.textContent(), "Update 22,511, epoch 24");
    await page.emulateMedia({ reducedMotion: "reduce" });
    await until(page, `document.querySelector("#layers .player button:nth-child(2)").hidden`);
  }, makeLayersResult());
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 1440]) {
    Deno.test(`layers are accessible and fit, ${colorScheme}, ${width} wide`, async () => {
      await withReport({ colorScheme, viewport: { width, height: 900 } }, async ({ page }) => {
        await openParts(page);
        await drawAll(page);
        await openAll(page);
        assertEquals(await violations(page), []);
        assertEquals(await page.evaluate("document.documentElement.scrollWidth"), width);
        const lefts: number[] = await page.evaluate(
          `[...document.querySelectorAll("${PAIR}")[0].querySelectorAll("figure")]
            .map((figure) => figure.getBoundingClientRect().left)`,
        );
        // One over the other on a phone, side by side on a desk.
        assertEquals(new Set(lefts).size, width === 390 ? 1 : 2);
      }, makeLayersResult());
    });
  }
}

Deno.test("layers have no buttons on paper", async () => {
  await withReport({}, async ({ page }) => {
    await openParts(page);
    const player = page.locator(PAIR).first().locator(".player");
    assertEquals(await player.isVisible(), true);
    await page.emulateMedia({ media: "print" });
    assertEquals(await player.isVisible(), false);
  }, makeLayersResult());
});

Deno.test("layers can be read without a script", async () => {
  await withReport({ javaScriptEnabled: false }, async ({ page }) => {
    await openParts(page);
    const pair = page.locator(PAIR).first();
    assertEquals(await pair.locator(".player").isVisible(), false);
    const plain = pair.locator(".moments").first().locator("li:visible");
    assertEquals(await plain.count(), 1);
    assertMatch(
      (await plain.textContent())!,
      /^Update 0, epoch 1, to update 22,511, epoch 24\. All weights are 0/,
    );
    assert(await pair.locator(".moments li:visible").count() > 15);
    assert(await pair.locator("figure svg").first().isVisible());
    await pair.locator(".layer-numbers summary").click();
    assertEquals(
      await pair.locator(".layer-numbers tbody tr").first().locator("td").allTextContents(),
      ["0", "2.8", "0", "2.8", "0", "0.028", "0", "0.14"],
    );
  }, makeLayersResult());
});

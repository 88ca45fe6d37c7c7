import { assert, assertEquals, assertMatch } from "../../../std.ts";
import { makeImagesResult } from "./_images_fixture.ts";
import { openParts, violations, withReport } from "./_report_page.ts";

/** Of the first group: 3 + 5 and 127 + 1, of which the second is wrong, and a longer one. */
const ARTICLE = "#images .pictures";

Deno.test("images are stepped through: picture, answer, words and the table of answers", async () => {
  await withReport({ viewport: { width: 1440, height: 900 } }, async ({ page }) => {
    await openParts(page);
    const article = page.locator(ARTICLE).nth(1);
    const next = article.getByRole("button", { name: "Next step" });
    const name = () => article.locator("figure:visible figcaption span").textContent();
    const cells = (row: string) => article.locator(`figure:visible ${row} td`).allTextContents();
    const strokes = () => article.locator("figure svg .p9").first().getAttribute("d");
    assertEquals(await article.locator("figure:visible").count(), 1);
    const status = article.getByRole("status"), first = await strokes();
    assertEquals(await status.textContent(), "Before the first step: 1 of 8 symbols is right.");
    await next.click();
    await next.press("ArrowRight");
    assertEquals(
      await status.textContent(),
      "After step 2 of 15: 3 of 8 symbols are right. Newly right: position 3.",
    );
    assertEquals(
      await name(),
      "After step 2 of 15",
    );
    assert(await strokes() !== first);
    assertEquals(await cells(".now"), [..."0001111·".split(""), ..."·······"].map(hidden));
    assertEquals(await article.locator("figure:visible .now .wrong").count(), 5);
    assertEquals(await article.locator(".answers [aria-current] th").allTextContents(), ["2"]);
    // The slider has arrow keys of its own.
    const slider = article.getByRole("slider");
    await slider.press("End");
    assertEquals(await slider.getAttribute("aria-valuetext"), "After step 15 of 15");
    assertMatch((await status.textContent())!, /^After step 15 of 15: 6 of 8 symbols are right/);
    await article.locator(".answers tbody tr").nth(4).click();
    assertEquals(
      await name(),
      "After step 4 of 15",
    );
    // What comes by itself ends with the last step.
    await page.clock.install();
    await article.getByRole("button", { name: "Play" }).click();
    await page.clock.runFor(20_000);
    assertEquals(
      await name(),
      "After step 15 of 15",
    );
  }, makeImagesResult());
});

/** As a reader sees it, with what is said of it. */
function hidden(symbol: string, position: number): string {
  const text = symbol === "·" ? "·padding" : symbol;
  return [3, 4, 5, 6, 7].includes(position) ? `wrong: ${text}` : text;
}

Deno.test("a picture says which number is under the pointer", async () => {
  await withReport({ viewport: { width: 1440, height: 900 } }, async ({ page }) => {
    await openParts(page);
    const article = page.locator(ARTICLE).first(),
      svg = article.locator("figure:visible .memory svg");
    const small = article.locator("figure:visible figcaption small");
    await svg.scrollIntoViewIfNeeded();
    const { width, height } = (await svg.boundingBox())!;
    await svg.hover({ position: { x: width * 3.5 / 7, y: 2 } });
    // sin(1 + 3 symbol) of "+", the third symbol.
    assertEquals(await small.textContent(), "map 1, row 1, position 4: -0.55");
    await article.getByRole("slider").press("End");
    await svg.hover({ position: { x: width * 6.9 / 7, y: height - 3 } });
    // 0.4 sin(12 (6 + 3 - 7) + 11) of the last cell, in steps of 1 / 31.
    assertEquals(await small.textContent(), "map 12, row 4, position 7: -0.16");
    await page.mouse.move(0, 0);
    assertEquals(await small.textContent(), "");
  }, makeImagesResult());
});

for (const [colorScheme, width] of [["light", 1440], ["dark", 390]] as const) {
  Deno.test(`images are accessible and fit, ${colorScheme}, ${width} wide`, async () => {
    await withReport({ colorScheme, viewport: { width, height: 900 } }, async ({ page }) => {
      await openParts(page);
      const next = page.locator(ARTICLE).first().getByRole("button", { name: "Next step" });
      await next.click();
      assertEquals(await violations(page, "#images"), []);
      assertEquals(await page.evaluate("document.documentElement.scrollWidth"), width);
      // Symbols stand above and below their column of the picture.
      const places: number[][] = await page.evaluate(`(() => {
          const middle = (one) => {
            const { left, width } = one.getBoundingClientRect();
            return left + width / 2;
          };
          return [...document.querySelectorAll("${ARTICLE}")].slice(0, 2).map((article) => {
            const svg = article.querySelector(".memory svg").getBoundingClientRect();
            const off = [...article.querySelectorAll("figure:not(.on-paper) tr:not(.memory)")].flatMap((row) =>
              [...row.cells].slice(1).map((cell, i, all) =>
                Math.abs(middle(cell) - svg.left - (i + 0.5) * svg.width / all.length)));
            return Math.max(...off);
          });
        })()`);
      assert(places.every((off) => Number(off) < 1.5), String(places));
    }, makeImagesResult());
  });
}

Deno.test("on paper the last image stands beside that of the moment, without buttons", async () => {
  await withReport({}, async ({ page }) => {
    await openParts(page);
    const article = page.locator(ARTICLE).nth(1);
    await article.getByRole("button", { name: "Next step" }).click();
    await page.emulateMedia({ media: "print" });
    assertEquals(await article.locator("figure:visible figcaption span").allTextContents(), [
      ...["After step 1 of 15", "After step 15 of 15"],
    ]);
    assertEquals(await article.locator(".player").isVisible(), false);
  }, makeImagesResult());
});

Deno.test("without a script the first and the last image are there, and every answer", async () => {
  await withReport({ javaScriptEnabled: false }, async ({ page }) => {
    await openParts(page);
    const article = page.locator(ARTICLE).nth(1);
    assertEquals(await article.locator(".player").isVisible(), false);
    assertEquals(await article.locator("figcaption span").allTextContents(), [
      ...["Before the first step", "After step 15 of 15"],
    ]);
    // At first all rows but the first of each map are 0.
    const drawn = await article.locator(".memory svg").evaluateAll((all) =>
      all.map((svg) => {
        const strokes = [...svg.querySelectorAll("path:not(.gap)")]
          .map((path) => path.getAttribute("d")!).join("");
        return [...new Set([...strokes.matchAll(/M\d+ ([\d.]+)/g)].map(([, y]) => Number(y) % 5))]
          .sort();
      })
    );
    assertEquals(drawn, [[0.5], [0.5, 1.5, 2.5, 3.5]]);
    const wrong = article.locator(".answers tbody tr").locator(".wrong");
    // A carry comes a position farther with each step, until the fifth: 7 wrong, 6, 5, 4, 3, then 2.
    assertEquals(await wrong.count(), 7 + 6 + 5 + 4 + 3 + 11 * 2);
    assertEquals(await article.locator(".answers tbody th").count(), 16);
  }, makeImagesResult());
});

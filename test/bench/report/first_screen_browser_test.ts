import type { Page } from "playwright-core";
import { assert, assertEquals, assertStringIncludes } from "../../../std.ts";
import { openAll, until, violations, withReport } from "./_report_page.ts";
import { makeSyntheticResult } from "./_synthetic.ts";

/** Screens that a report takes at most before anything is opened. */
const MOST_SCREENS = 5;

const bottomOf = async (page: Page, selector: string): Promise<number> => {
  const { y, height } = (await page.locator(selector).first().boundingBox())!;
  return y + height;
};

Deno.test("the first screen has question, answer, chart and what was run, and the page few more", async () => {
  const twenty = makeSyntheticResult({ workloads: 20, variants: 2, seeds: 3, epochs: 5 });
  await withReport({}, async ({ page }) => {
    for (const [width, height] of [[1440, 900], [390, 844]] as const) {
      await page.setViewportSize({ width, height });
      await page.reload();
      await until(page, "document.documentElement.dataset.charts === 'drawn'");
      const parts = ["#answer h1", "#answer .answers", "#answer .figure", "#answer .run summary"];
      for (const part of parts) {
        const bottom = await bottomOf(page, part);
        assert(bottom < height, `${part} ends at ${bottom} of ${height}`);
      }
      assertEquals(await page.locator("#answer .figure tbody tr").count(), 21);
      const whole = await page.evaluate("document.documentElement.scrollHeight") as number;
      assert(whole <= MOST_SCREENS * height, `${whole / height} screens at ${width}`);
      // Contents stay, and say where the reader is.
      await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
      const { y } = (await page.locator(".contents").boundingBox())!;
      assert(Math.abs(y) < 1, `contents at ${y}`);
      await until(page, "document.querySelector('.contents a[aria-current]').hash !== '#answer'");
    }
    // On the phone now: with all parts open the first number of each row is in sight.
    await openAll(page);
    const hidden = await page.evaluate(`[...document.querySelectorAll(".scroll tbody tr")]
      .filter((row) => {
        const cell = row.querySelector("td.number") ?? row.querySelector("td");
        if (cell === null || cell.offsetParent === null) return false;
        return cell.getBoundingClientRect().right >
          row.closest(".scroll").getBoundingClientRect().right + 1;
      }).map((row) => row.closest(".scroll").ariaLabel)`) as string[];
    assertEquals([...new Set(hidden)], []);
    assert(await page.locator(".scroll td.number:visible").count() > 100);
  }, twenty);
});

Deno.test("a folded part is found by the link to it, shifts nothing as it loads, and is named on paper", async () => {
  const small = makeSyntheticResult({ workloads: 2, variants: 3, seeds: 2, epochs: 5 });
  await withReport({ viewport: { width: 1440, height: 900 } }, async ({ page }) => {
    await until(page, "document.documentElement.dataset.charts === 'drawn'");
    const shift = await page.evaluate(`new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) sum += value;
      }).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => resolve(sum), 50);
    })`);
    assertEquals(shift, 0);
    const part = page.locator("#configuration-part");
    assertEquals(await page.locator("#configuration table").isVisible(), false);
    await page.locator(".contents a", { hasText: "Configuration" }).click();
    assert(await page.locator("#configuration table").first().isVisible());
    assertStringIncludes(await page.evaluate("location.hash"), "#configuration");
    const { y } = (await page.locator("#configuration-title").boundingBox())!;
    assert(y >= 0 && y < 900, `the heading is at ${y}`);
    assertEquals(await violations(page, "#answer"), []);
    await page.emulateMedia({ media: "print" });
    assertEquals(await page.locator(".contents").isVisible(), false);
    assert(await page.locator("#curves-part > summary").isVisible());
    const named = (name: string) =>
      page.evaluate(
        `getComputedStyle(document.querySelector("#${name}-part > summary"), "::after").content`,
      );
    assertStringIncludes(String(await named("curves")), "not printed");
    assertEquals(await named("configuration"), "none");
    assertEquals(await part.locator("table").first().isVisible(), true);
  }, small);
});

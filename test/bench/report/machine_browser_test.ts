import { assertEquals, assertStringIncludes } from "../../../std.ts";
import { openAll, openParts, violations, withReport } from "./_report_page.ts";
import { makeMachineResult } from "./_machine_fixture.ts";

const RUN = "article.machine";

Deno.test("a machine is stepped through: passage, cells that it uses, and what it did", async () => {
  // Colours change at once.
  await withReport({ reducedMotion: "reduce" }, async ({ page }) => {
    await openParts(page);
    const run = page.locator(RUN).first(), next = run.getByRole("button", { name: "Next step" });
    const current = () => run.locator(".passages [aria-current] dt").allTextContents();
    assertEquals(await run.locator(".passages dt").allTextContents(), ["step 1", "steps 2 to 8"]);
    assertEquals(await current(), []);
    await next.click();
    assertEquals(await current(), ["step 1"]);
    await next.press("ArrowRight");
    await next.press("ArrowRight");
    assertEquals(await current(), ["steps 2 to 8"]);
    assertEquals(await run.locator("thead .current").allTextContents(), ["Step 3"]);
    assertEquals(await run.locator("tr.taken th").allTextContents(), ["2 A[1]", "6"]);
    assertStringIncludes(
      (await run.getByRole("status").textContent())!,
      "Step 3 of 8. It reads 6 in cell 2 (A[1]), writes 6 to cell 6 and sets r2 to 3.",
    );
    // What comes later has no colour yet.
    const coloured = await page.evaluate(
      `[...document.querySelector("${RUN}").querySelectorAll("tbody td.on.a20")]
        .map((cell) => getComputedStyle(cell).backgroundColor !== "rgba(0, 0, 0, 0)")`,
    );
    assertEquals(coloured, [true, true, ...Array(5).fill(false)]);
  }, makeMachineResult());
});

for (const colorScheme of ["light", "dark"] as const) {
  Deno.test(`machines are within reach of everybody on a phone, ${colorScheme}`, async () => {
    const options = { viewport: { width: 390, height: 844 }, colorScheme };
    await withReport(options, async ({ page }) => {
      await openParts(page);
      await openAll(page);
      assertEquals(await violations(page, "#machines"), []);
      await page.locator(RUN).first().getByRole("button", { name: "Next step" }).click();
      assertEquals(await violations(page, "#machines"), []);
      // Tables scroll inside themselves, and keep their first column in view.
      assertEquals(await page.evaluate("document.documentElement.scrollWidth"), 390);
      const places = await page.evaluate(`(() => {
        const box = document.querySelector("${RUN} .scroll");
        box.scrollLeft = 200;
        const left = (one) => Math.round(one.getBoundingClientRect().left);
        return [box.scrollLeft > 0, left(box.querySelector("tbody th")) - left(box)];
      })()`);
      assertEquals(places, [true, 0]);
    }, makeMachineResult());
  });
}

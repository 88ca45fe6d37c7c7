import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../../../../std.ts";
import { startBackend } from "../../../../../engine/mod.ts";
import { hostile } from "../../_fixture.ts";
import { openParts, until, violations, withReport } from "../../_report_page.ts";
import { makePlaygroundResult } from "./_playground_result.ts";
import { trainNetwork, typed } from "./_trained.ts";

await startBackend("cpu");
const trained = trainNetwork("babi-qa2", { encoding: "position" });
const { model, dataset, network } = trained;
const result = makePlaygroundResult(trained);
const QUESTIONS = 100;

/** Types into both fields, as a reader would, and reads what the page shows. */
const ASK = `({ story, question }) => {
  for (const [name, text] of [["story", story], ["question", question]]) {
    const field = document.getElementById("playground-" + name);
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  const rows = [...document.querySelectorAll(".playground tbody tr:not(.empty)")];
  return {
    answer: document.querySelector(".playground .reply strong").textContent,
    percent: rows.map((row) => [...row.querySelectorAll("td")].map((cell) => Number(cell.textContent))),
  };
}`;

Deno.test("the playground answers a hundred questions as the model does, and looks where it looks", async () => {
  const questions = Array.from({ length: QUESTIONS }, (_, index) => typed(dataset, index));
  await withReport({}, async ({ page, requests }) => {
    await openParts(page);
    const shown = await page.evaluate(`${JSON.stringify(questions)}.map(${ASK})`) as {
      readonly answer: string;
      readonly percent: readonly (readonly number[])[];
    }[];
    const answers = new Set<string>();
    for (const [index, { answer, percent }] of shown.entries()) {
      const batch = dataset.test.batch([index]);
      const { answers: [expected] } = model.predict(batch),
        { attention } = model.inspect(batch)[0]!;
      assertEquals(answer, network.vocabulary[expected!], `question ${index}`);
      answers.add(answer);
      // In the order of telling; a half may be rounded either way.
      const slots = percent.toReversed();
      assertEquals(slots.length, attention[0]!.length);
      for (const [hop, shares] of attention.entries()) {
        for (const [slot, share] of shares.entries()) {
          const difference = Math.abs(slots[slot]![hop]! - 100 * share);
          assert(difference < 0.501, `question ${index}, hop ${hop + 1}, slot ${slot}`);
        }
      }
    }
    assertEquals(shown.length, QUESTIONS);
    assert(answers.size > 1);
    assertEquals(requests, []);
  }, result);
});

Deno.test("the playground begins with a test story, and comes back to the chosen one", async () => {
  await withReport({}, async ({ page }) => {
    await openParts(page);
    const form = page.locator(".playground");
    const story = form.getByLabel("Story, a sentence"), question = form.getByLabel("Question");
    const [first, second] = [typed(dataset, 0), typed(dataset, 1)];
    assertEquals(await story.inputValue(), first.story);
    assertEquals(await question.inputValue(), first.question);
    assertMatch((await form.locator(".reply").textContent())!, /% sure, and is (right|wrong: )/);
    await form.getByLabel("Begin with").selectOption({ index: 1 });
    assertEquals(await story.inputValue(), second.story);
    await question.fill("Where is the giraffe?");
    assertMatch((await form.locator(".reply").textContent())!, /% sure$/);
    await form.getByRole("button", { name: "Reset" }).click();
    assertEquals([await story.inputValue(), await question.inputValue()], [
      second.story,
      second.question,
    ]);
  }, result);
});

Deno.test("the playground names and marks what it does not read, and says the answer when it is quiet", async () => {
  await withReport({}, async ({ page }) => {
    await openParts(page);
    const form = page.locator(".playground"), hints = form.locator(".hints");
    assertEquals(await hints.textContent(), "");
    await form.getByLabel("Story, a sentence").fill(`Mary went to the zoo.\n${hostile}`);
    await form.getByLabel("Question").fill("Where is Mary");
    assertMatch((await hints.textContent())!, /Unknown to the network.*: zoo, .*alert/);
    assertEquals(await form.locator("mark").first().textContent(), "zoo.");
    assertEquals(await page.locator("img").count(), 0);
    // Spoken once, after the last change.
    const status = form.getByRole("status");
    await until(
      page,
      `document.querySelector(".playground [role=status]").textContent.includes("zoo")`,
    );
    assertStringIncludes((await status.textContent())!, "It says ");
    await form.getByLabel("Story, a sentence").fill("");
    await form.getByLabel("Question").fill("");
    assertMatch((await hints.textContent())!, /The story is empty.*There is no question/);
    // Enter sends nothing anywhere.
    await form.getByLabel("Question").press("Enter");
    assert(await form.isVisible());
  }, result);
});

for (const colorScheme of ["light", "dark"] as const) {
  Deno.test(`the playground and stepped stories have no accessibility violation [${colorScheme}]`, async () => {
    await withReport({ colorScheme, reducedMotion: "reduce" }, async ({ page }) => {
      await openParts(page);
      await page.evaluate(
        "for (const one of document.querySelectorAll('details')) one.open = true",
      );
      await page.getByLabel("Story, a sentence").fill(
        "Mary went to the zoo, with all her very dear friends.",
      );
      const next = page.locator("#attention .player button:last-of-type");
      for (let i = 0; i < await next.count(); i++) {
        // Another hop in each story.
        for (let step = 0; step < i % 4; step++) await next.nth(i).click();
      }
      assertEquals(await violations(page), []);
    }, result);
  });
}

Deno.test("the playground fits a phone", async () => {
  await withReport({ viewport: { width: 390, height: 844 } }, async ({ page }) => {
    await openParts(page);
    await page.getByLabel("Story, a sentence").fill(`Mary went to the ${"z".repeat(80)}.`);
    assertEquals(await page.evaluate("document.documentElement.scrollWidth"), 390);
  }, result);
});

Deno.test("the playground says so where no script runs, and is not on paper", async () => {
  await withReport({ javaScriptEnabled: false }, async ({ page }) => {
    await openParts(page);
    assertEquals(await page.locator(".playground").isVisible(), false);
    assert(await page.getByText("This takes a browser that runs scripts").isVisible());
    await page.emulateMedia({ media: "print" });
    assertEquals(await page.locator("#playground").isVisible(), false);
  }, result);
});

Deno.test("a report without a network has no playground", async () => {
  await withReport({}, async ({ page }) => {
    await openParts(page);
    assertEquals(await page.locator(".playground").count(), 0);
  });
});

/** The lab trains in a real browser what the command line trains, and the page stays what a page should be. */

import type { Page } from "playwright-core";
import { startBackend } from "../../../../engine/mod.ts";
import { planSuite } from "../../../../bench/run/mod.ts";
import { parseSuite } from "../../../../bench/suites/schema/mod.ts";
import { runTrial } from "../../../../bench/trial/mod.ts";
import { resultFileSchema } from "../../../../bench/results/mod.ts";
import { labPage, type SitePart } from "../../../../tools/site/lab/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../../std.ts";
import { violations } from "../../../bench/report/_report_page.ts";
import { withFolder, writeFiles } from "../../../bench/_folder.ts";
import { documentOf, withPart } from "./_served_part.ts";

/** Waits for what training makes of the page. */
async function until(page: Page, condition: string): Promise<void> {
  for (let waited = 0; !await page.evaluate(condition); waited += 20) {
    if (waited > 60_000) throw new Error(`Waited in vain for ${condition}`);
    await page.waitForTimeout(20);
  }
}

const isReady = "document.querySelector('#lab').dataset.ready === ''";

/** What a training cost, with all that the page does meanwhile. */
interface Training {
  /** By the page's own clock. */
  readonly seconds: number;
  /** Milliseconds of each task of the page over 50. */
  readonly longTasks: readonly number[];
  /** Milliseconds of the processor that the page's script and layout took, without its workers. */
  readonly busy: number;
}

/** Trains what is chosen, up to the networks to look at. */
async function train(page: Page, busyOf: () => Promise<number> = nothing): Promise<Training> {
  await page.evaluate("longTasks.length = 0");
  const before = await busyOf();
  await page.click("#lab button[type=submit]");
  await until(page, "/^Trained|Cannot/.test(document.querySelector('#lab-status').textContent)");
  const longTasks: number[] = await page.evaluate("longTasks"), busy = await busyOf() - before;
  await until(page, "!document.querySelector('#look').hidden");
  return { seconds: Number(await page.getAttribute("#lab", "data-seconds")), longTasks, busy };
}

const nothing = () => Promise.resolve(0);

/** Reads the processor time of a page's script and layout: waiting for a busy machine is not in it. */
async function processorTime(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const own = metrics.filter(({ name }) => /^(Script|Layout|RecalcStyle)Duration$/.test(name));
    return 1000 * own.reduce((sum, { value }) => sum + value, 0);
  };
}

/** The digests of a suite's trials as this Deno trains them: "seed 1, plain: 0123...". */
async function digestsHere(suite: string): Promise<string[]> {
  const { numerics } = await startBackend("wasm");
  const { trials } = await planSuite(await parseSuite(JSON.parse(suite)), { numerics });
  const lines: string[] = [];
  for (const { spec } of trials) {
    const { seed, variant, digest } = await runTrial({ spec, files: null, fingerprint: "" });
    lines.push(`seed ${seed}, ${variant}: ${digest}`);
  }
  return lines;
}

Deno.test("the lab trains in a browser", async (t) => {
  const part = await labPage();
  await withPart(part, async ({ page, address, asked, lost, complaints }) => {
    await page.addInitScript(() => {
      const scope = globalThis as unknown as { longTasks: number[] };
      scope.longTasks = [];
      new PerformanceObserver((list) => {
        scope.longTasks.push(...list.getEntries().map(({ duration }) => duration));
      }).observe({ type: "longtask" });
    });
    const text = (selector: string) => page.textContent(selector);
    await page.goto(`${address}#network=memory&setting=1&seed=4`);
    await until(page, isReady);

    await t.step(
      "a pair on task 1 has the digests of Deno, within 3 seconds, without a task over 50 ms",
      async () => {
        const busyOf = await processorTime(page);
        const { seconds, longTasks, busy } = await train(page, busyOf);
        const started = performance.now();
        const here = await digestsHere((await text("#lab-suite"))!);
        const secondsHere = (performance.now() - started) / 1000;
        assertEquals((await text("#digests"))!.split("\n"), here);
        assertEquals(await text("#lab-kernels"), (await startBackend("wasm")).numerics.kernels);
        // Where other tests keep the processor busy, Deno is slow as well, and tasks wait in the middle.
        assert(seconds < Math.max(3, 2 * secondsHere), `${seconds} s, in Deno ${secondsHere} s`);
        assert(longTasks.length === 0 || busy < 120, `${longTasks} ms, ${busy} ms in all`);
        assertEquals(await text("#count-plain"), "1 of 1 solved");
        assertEquals(await page.locator("#board tbody tr").count(), 2);
        for (const id of ["loss", "error"]) {
          const path = await page.getAttribute(`#${id} path.noisy`, "d");
          assert((path ?? "").split("L").length > 10, `${id}: ${path}`);
        }
      },
    );

    await t.step("the result that it saves is a result file", async () => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.click("#save-result"),
      ]);
      const result = resultFileSchema.parse(
        JSON.parse(await Deno.readTextFile(await download.path())),
      );
      assertEquals(result.command, ["deno", "task", "bench", "run", "lab.json"]);
      assertEquals(result.trials.length, 2);
      const [report] = await Promise.all([
        page.waitForEvent("download"),
        page.click("#save-report"),
      ]);
      assertStringIncludes(await Deno.readTextFile(await report.path()), "<title>gradnoise: lab");
    });

    await t.step("the network can be asked, and axe finds nothing on any screen", async () => {
      const frame = page.frameLocator("#look iframe");
      await frame.locator("#playground-question").fill("Where is John?");
      assertStringIncludes((await frame.locator(".reply").first().textContent())!, "It says");
      await page.evaluate(
        "for (const one of document.querySelectorAll('details')) one.open = true",
      );
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        assertEquals(await violations(page), [], `${width} pixels`);
        assertEquals(await page.evaluate("document.documentElement.scrollWidth"), width);
      }
    });

    await t.step("a run can be cancelled, and the next one trains", async () => {
      await page.fill("#lab-pairs", "10");
      await page.click("#lab button[type=submit]");
      await until(page, "/^Training/.test(document.querySelector('#lab-status').textContent)");
      await page.click("#cancel");
      assertStringIncludes((await text("#lab-status"))!, "Cancelled");
      assertEquals(await page.isVisible("#cancel"), false);
      await page.fill("#lab-pairs", "1");
      await page.fill("#lab-seed", "5");
      await train(page);
      assertStringIncludes((await text("#digests"))!, "seed 5, noisy");
    });

    await t.step("a page from a disk trains as well", async () => {
      const digests = await text("#digests");
      await withFolder(async (folder) => {
        await writeFiles(folder, fromDisk(part));
        await page.goto(`file://${folder}/lab.html#seed=5`);
        await until(page, isReady);
        await train(page);
        assertEquals(await text("#digests"), digests);
        await page.frameLocator("#look iframe").locator(".reply").first().waitFor();
      });
    });

    await t.step("the address keeps the choice", async () => {
      await page.goto(`${address}#seed=5`);
      await until(page, isReady);
      await page.check("input[value=layers]");
      await page.selectOption("#lab-setting-layers", "he");
      await page.fill("#lab-clip", "");
      await page.press("#lab-clip", "Tab");
      const { hash } = new URL(page.url());
      assertEquals(
        hash,
        "#network=layers&setting=he&noise=annealed&size=0.01&clip=none&rate=0.25&seed=5&pairs=1",
      );
      await page.reload();
      await until(page, isReady);
      assertEquals(await page.inputValue("#lab-setting-layers"), "he");
      assertEquals(await page.inputValue("#lab-clip"), "");
      assertEquals(await page.isVisible("#lab-setting-memory"), false);
    });

    assertEquals(complaints, []);
    assertEquals(asked.filter((name) => !name.startsWith("lab/") && name !== "page.html"), []);

    await t.step("what goes wrong is said in words", async () => {
      lost.add("lab/kernels.wasm");
      await page.reload();
      await until(page, isReady);
      assertStringIncludes(
        (await text("#lab-fallbacks"))!,
        "Cannot use kernels.wasm: the server answers 404",
      );
      lost.add("lab/tfjs-backend-wasm-simd.wasm");
      await page.reload();
      await until(page, "document.querySelector('#lab-alert').textContent !== ''");
      assertStringIncludes((await text("#lab-alert"))!, "The lab cannot start in this browser");
      assertStringIncludes((await text("#lab-alert"))!, "the server answers 404");
    });
  });
});

/** What a page from a disk asks for, and no file that only a server can send. */
function fromDisk(part: SitePart): SitePart["files"] {
  const { "lab/worker.js": _, ...files } = part.files;
  return { ...files, "lab.html": documentOf(part) };
}

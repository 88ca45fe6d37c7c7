/** The page beside a run, as people use it: two commands with the permissions that they have. */

import { assert, assertEquals, assertMatch } from "../../../std.ts";
import { withFolder } from "../_folder.ts";
import { spawnCli, waitForLine, writeLongSuite } from "../cli/_cli.ts";
import { openPage, waitForText } from "./_watch_page.ts";

/** A port that is free now. */
function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return (listener.addr as Deno.NetAddr).port;
}

/** Starts `watch` on a folder, and stops it in the end. */
async function withWatch(folder: string, run: (address: string) => Promise<void>): Promise<void> {
  const watch = spawnCli(["watch", "--port", String(freePort())], { folder });
  const reader = watch.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("Ctrl-C")) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`It has ended: ${text}${await new Response(watch.stderr).text()}`);
    text += value;
  }
  try {
    await run(/http:\S+/.exec(text)![0]);
  } finally {
    watch.kill("SIGTERM");
    const [{ code }, stderr] = await Promise.all([
      watch.status,
      new Response(watch.stderr).text(),
      reader.cancel(),
    ]);
    assertEquals([code, stderr], [0, ""]);
  }
}

/** What is in a folder: every file's bytes, and when it was changed. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`, { mtime, ino } = await Deno.stat(path);
    if (isDirectory) Object.assign(content, await contentOf(path));
    const bytes = isDirectory ? "" : (await Deno.readFile(path)).toHex();
    content[path] = `${mtime?.getTime()} ${ino} ${bytes}`;
  }
  return content;
}

Deno.test("the page beside a run: its numbers move, its report so far opens, and nothing is written", async () => {
  await withFolder(async (folder) => {
    await writeLongSuite(folder);
    await withWatch(folder, async (address) => {
      await openPage(address, {}, async ({ page }) => {
        await waitForText(page, "#title", /^Waiting for a run in results$/);
        const run = spawnCli(["run", "long.json", "--workers", "1"], { folder });
        const { closed } = await waitForLine(run, "[   1/2000]");
        const done = async (least: number) => {
          const pattern = /^(\d+) of 2000 trials done, about [\d:]+ left$/;
          while (true) {
            const count = Number(pattern.exec(await waitForText(page, "#words", pattern))![1]);
            if (count >= least) return count;
            await page.waitForTimeout(100);
          }
        };
        const first = await done(1), second = await done(first + 1);
        assert(second < 2000);
        await waitForText(page, "#running li", /memn2n\/babi-qa1 plain seed \d+(starting|epoch)/);
        const [report] = await Promise.all([
          page.context().waitForEvent("page"),
          page.locator("#report a").click(),
        ]);
        await report.waitForLoadState();
        assertEquals(await report.title(), "gradnoise: tiny");
        assertMatch(await report.locator("header .facts").textContent() ?? "", /of 2,?000/);
        await report.close();
        run.kill("SIGTERM");
        await Promise.all([run.status, run.stderr.cancel(), closed]);
        await waitForText(page, "#words", /^Stopped: \d+ of 2000 trials done$/);
        const before = await contentOf(folder);
        assert(Object.keys(before).some((path) => path.endsWith("/state.json")));
        const again = await page.context().newPage();
        await again.goto(`${address}report/tiny`);
        assertEquals(await again.title(), "gradnoise: tiny");
        await again.close();
        await page.reload();
        await waitForText(page, "#words", /^Stopped/);
        assertEquals(await contentOf(folder), before);
      });
    });
  });
});

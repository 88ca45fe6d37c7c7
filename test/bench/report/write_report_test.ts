import { UsageError } from "../../../bench/base/mod.ts";
import { writeReport } from "../../../bench/report/mod.ts";
import { assert, assertEquals, assertRejects } from "../../../std.ts";
import { makeResultFile } from "../_result_file.ts";

Deno.test("writeReport() replaces the old report and leaves nothing else behind", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/report.html`, "old");
    await writeReport(makeResultFile([]), `${folder}/report.html`);
    const page = await Deno.readTextFile(`${folder}/report.html`);
    assert(page.startsWith("<!doctype html>") && page.endsWith("</html>\n"));
    assertEquals([...Deno.readDirSync(folder)].map(({ name }) => name), ["report.html"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("writeReport() says where it could not write", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/missing/report.html`;
    await assertRejects(
      () => writeReport(makeResultFile([]), path),
      UsageError,
      `Cannot write ${path}`,
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

import { assertEquals, assertRejects } from "../../../std.ts";
import { UsageError } from "../../../bench/base/mod.ts";
import { writeSite } from "../../../tools/site/write_site.ts";

Deno.test("a site replaces an earlier one, and nothing else", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const out = `${folder}/site`;
    const first = new Map([["index.html", "é"], ["assets/site.css", ""], ["old/a.html", "a"]]);
    assertEquals(await writeSite(first, out), 3);
    await writeSite(new Map([["index.html", "b"]]), out);
    assertEquals(await Array.fromAsync(Deno.readDir(out), ({ name }) => name), ["index.html"]);
    await assertRejects(
      () => writeSite(first, out),
      UsageError,
      `Cannot write the site to ${out}: it holds other files`,
    );
    assertEquals(await Deno.readTextFile(`${out}/index.html`), "b");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

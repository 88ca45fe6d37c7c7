import { loadPageScript } from "../../../bench/report/page_script.ts";
import { assert, assertEquals } from "../../../std.ts";

const folder = new URL("../../../bench/report/page/", import.meta.url);
const files = [...Deno.readDirSync(folder)].map(({ name }) => name);
const script = await loadPageScript();

Deno.test("loadPageScript() has every file, and no word that only modules have", async () => {
  for (const file of files) {
    const [comment] = (await Deno.readTextFile(new URL(file, folder))).split("\n");
    assertEquals(script.split(comment!).length, 2, file);
  }
  assert(!/^(import|export)\b/m.test(script));
});

Deno.test("loadPageScript() has each file after those that it imports from", async () => {
  const place = async (file: string) => {
    const [comment] = (await Deno.readTextFile(new URL(file, folder))).split("\n");
    return script.indexOf(comment!);
  };
  for (const file of files) {
    const text = await Deno.readTextFile(new URL(file, folder));
    for (const [, other] of text.matchAll(/from "\.\/(.*?)"/g)) {
      assert(await place(other!) < await place(file), `${file} is before ${other}`);
    }
  }
});

Deno.test("loadPageScript() is a script, in which no name is declared twice", () => {
  // Compiled, not run: there is no page here.
  new Function(script);
});

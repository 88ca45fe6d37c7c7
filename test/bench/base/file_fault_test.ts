import { fileFault } from "../../../bench/base/mod.ts";
import { assertEquals } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";

async function faultOf(action: () => Promise<unknown>): Promise<string> {
  try {
    await action();
  } catch (error) {
    return fileFault(error);
  }
  return "none";
}

Deno.test("fileFault() says what is wrong with a file, and leaves the path to others", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, { "file.txt": "text" });
    const actions: Readonly<Record<string, () => Promise<unknown>>> = {
      "there is no such file or folder": () => Deno.readTextFile(`${folder}/none.txt`),
      "it is a folder": () => Deno.readTextFile(folder),
      "there is a file of this name": () => Deno.mkdir(`${folder}/file.txt`, { recursive: true }),
      "a part of its path is no folder": () => Deno.readTextFile(`${folder}/file.txt/x`),
      "it is not a regular file or folder": () => Deno.readTextFile("/proc/self/mem"),
    };
    for (const [fault, action] of Object.entries(actions)) {
      assertEquals(await faultOf(action), fault);
    }
  });
  const full = new Error("No space left on device (os error 28): writefile '/a/b.json'");
  assertEquals(fileFault(full), "no space left on device");
});

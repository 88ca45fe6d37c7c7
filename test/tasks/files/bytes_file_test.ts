import { readBytesFile } from "../../../tasks/files/mod.ts";
import { DataError } from "../../../tasks/mod.ts";
import { assertEquals, assertRejects } from "../../../std.ts";
import { withFolder } from "../../bench/_folder.ts";

/** More than a chunk of a file, and of what is unpacked. */
const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * i) % 251);

async function packed(content: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([content as BlobPart]).stream();
  const gzip = stream.pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(gzip).arrayBuffer());
}

async function refusal(path: string, most = 1e6): Promise<string> {
  return (await assertRejects(() => readBytesFile(path, most), DataError)).message;
}

Deno.test("readBytesFile() reads plain and packed bytes, up to a limit and not one more", async () => {
  await withFolder(async (folder) => {
    for (const name of ["a", "a.gz"]) {
      const path = `${folder}/${name}`;
      await Deno.writeFile(path, name === "a" ? bytes : await packed(bytes));
      assertEquals(await readBytesFile(path, 300_000), bytes);
      assertEquals(await refusal(path, 299_999), `${path}: The file is larger than 0.299999 MB`);
      await Deno.writeFile(
        path,
        name === "a" ? new Uint8Array(0) : await packed(bytes.slice(0, 0)),
      );
      assertEquals(await readBytesFile(path, 10), new Uint8Array(0));
    }
  });
});

Deno.test("readBytesFile() refuses what is not there, no file, or not whole", async () => {
  assertEquals(await refusal("/nowhere/a"), "/nowhere/a: There is no such file");
  await withFolder(async (folder) => {
    assertEquals(await refusal(folder), `${folder}: Expected a file, this is a folder`);
    const path = `${folder}/a.gz`, whole = await packed(bytes);
    for (const content of [bytes, whole.slice(0, -9), new Uint8Array([...whole, 1])]) {
      await Deno.writeFile(path, content);
      assertEquals(
        await refusal(path),
        `${path}: The file cannot be unpacked, it is not a whole gzip file`,
      );
    }
  });
});

import { DataError } from "../../tasks/mod.ts";
import { readTextFile } from "../../tasks/text_file.ts";
import { assertEquals, assertRejects } from "../../std.ts";

async function withFile(
  name: string,
  content: string | Uint8Array | ReadableStream<Uint8Array>,
  run: (path: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/${name}`;
    if (typeof content === "string") await Deno.writeTextFile(path, content);
    else await Deno.writeFile(path, content);
    await run(path);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function gzip(text: string): ReadableStream<Uint8Array> {
  return new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
}

async function assertRefused(path: string, message: string): Promise<void> {
  assertEquals((await assertRejects(() => readTextFile(path), DataError)).message, message);
}

Deno.test("readTextFile() reads plain and packed text", async () => {
  const text = "1 Où est-elle?\r\n2 मैरी\n";
  await withFile("a.txt", text, async (path) => assertEquals(await readTextFile(path), text));
  await withFile(
    "a.txt.gz",
    gzip(text),
    async (path) => assertEquals(await readTextFile(path), text),
  );
});

Deno.test("readTextFile() refuses a missing file", async () => {
  await assertRefused("/nowhere/qa1.txt", "/nowhere/qa1.txt: There is no such file");
});

Deno.test("readTextFile() refuses binary data", async () => {
  await withFile("a.txt", Uint8Array.of(49, 10, 50, 0, 51), async (path) => {
    await assertRefused(path, `${path}:2: The file is binary, not text`);
  });
  await withFile("a.txt", Uint8Array.of(49, 10, 50, 10, 0xff, 0xfe, 10), async (path) => {
    await assertRefused(path, `${path}:3: The line is not UTF-8 text`);
  });
});

Deno.test("readTextFile() refuses what is not gzip", async () => {
  const message = "The file cannot be unpacked, it is no whole gzip file";
  await withFile("a.txt.gz", "1 A b.", (path) => assertRefused(path, `${path}: ${message}`));
  const whole = new Uint8Array(await new Response(gzip("1 A b.\n".repeat(1000))).arrayBuffer());
  await withFile("a.txt.gz", whole.slice(0, -20), async (path) => {
    await assertRefused(path, `${path}: ${message}`);
  });
});

Deno.test("readTextFile() refuses a line of 100 MB", async () => {
  const chunk = new Uint8Array(1024 * 1024).fill(97);
  const line = ReadableStream.from((function* () {
    yield new TextEncoder().encode("1 A b.\n");
    for (let megabyte = 0; megabyte < 100; megabyte++) yield chunk;
  })());
  await withFile("a.txt", line, async (path) => {
    await assertRefused(path, `${path}:2: The line is longer than 65536 bytes`);
  });
});

Deno.test("readTextFile() stops reading at a line that is too long", async () => {
  await withFile("a.txt", "", async (path) => {
    // A pipe that never ends: whoever wants all of it waits for ever.
    await Deno.remove(path);
    const endless = `mkfifo "$0" && tr '\\0' a < /dev/zero > "$0"`;
    const writer = new Deno.Command("sh", { args: ["-c", endless, path], stderr: "null" }).spawn();
    while (!await Deno.stat(path).then(() => true, () => false)) {
      await new Promise((r) => setTimeout(r, 5));
    }
    await assertRefused(path, `${path}:1: The line is longer than 65536 bytes`);
    await writer.status;
  });
});

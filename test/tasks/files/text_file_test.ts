import { DataError, readTextFile } from "../../../tasks/mod.ts";
import { assert, assertEquals, assertRejects } from "../../../std.ts";

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

Deno.test("readTextFile() reads plain and packed text, with the line ends of any system alike", async () => {
  const text = "1 Où est-elle?\n2 मैरी\n", windows = text.replaceAll("\n", "\r\n");
  for (const written of [text, windows]) {
    await withFile("a.txt", written, async (path) => assertEquals(await readTextFile(path), text));
    await withFile(
      "a.txt.gz",
      gzip(written),
      async (path) => assertEquals(await readTextFile(path), text),
    );
  }
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
  const message = "The file cannot be unpacked, it is not a whole gzip file";
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
  await withFile("a.txt", new Uint8Array(100_000).fill(97), async (path) => {
    // Two gigabytes, of which a file system stores only what is written.
    await Deno.truncate(path, 2e9);
    // Whoever reads on finds that the rest is binary.
    await assertRefused(path, `${path}:1: The line is longer than 65536 bytes`);
  });
});

Deno.test("readTextFile() does not wait for a pipe, and reads no device and no folder", async () => {
  await withFile("a.txt", "", async (path) => {
    const expected = `${path}: Expected a file, this is`;
    await Deno.remove(path);
    await Deno.symlink("/dev/zero", path);
    await assertRefused(path, `${expected} a pipe or a device`);
    await Deno.remove(path);
    const made = await new Deno.Command("mkfifo", { args: [path] }).output();
    assertEquals(made.code, 0);
    await assertRefused(path, `${expected} a pipe or a device`);
    await Deno.remove(path);
    await Deno.mkdir(path);
    await assertRefused(path, `${expected} a folder`);
  });
});

Deno.test("readTextFile() stops unpacking at a size that no text has", async () => {
  const block = new TextEncoder().encode("1 A b.\n2 C?\td\t1\n".repeat(60_000));
  let packed = 0;
  // 150 MB, which pack into less than one.
  const bomb = ReadableStream.from((function* () {
    for (; packed < 150e6; packed += block.length) yield block;
  })()).pipeThrough(new CompressionStream("gzip"));
  await withFile("a.txt.gz", bomb, async (path) => {
    assert(packed >= 150e6 && (await Deno.stat(path)).size < 1e6);
    await assertRefused(path, `${path}: The text is larger than 128 MB`);
  });
});

Deno.test("readTextFile() takes a text up to a limit, and not a byte more", async () => {
  await withFile("a.txt", "1 A b.\n2 C d.\n", async (path) => {
    assertEquals((await readTextFile(path, { line: 6, file: 14 })).length, 14);
    const refused = async (line: number, file: number, message: string) =>
      assertEquals(
        (await assertRejects(() => readTextFile(path, { line, file }), DataError)).message,
        `${path}${message}`,
      );
    await refused(5, 14, ":1: The line is longer than 5 bytes");
    await refused(6, 13, ": The text is larger than 0.000013 MB");
  });
});

Deno.test("readTextFile() reads a text with a mark for the byte order as one without", async () => {
  const text = "1 A b.\n2 C?\td\t1\n";
  await withFile("a.txt", `\ufeff${text}`, async (path) => {
    assertEquals(await readTextFile(path), text);
  });
  // What Windows calls "Unicode" has two bytes for each letter.
  const wide = Uint8Array.from([..."\ufeff" + text].flatMap((letter) => {
    const code = letter.charCodeAt(0);
    return [code & 255, code >> 8];
  }));
  await withFile("a.txt", wide, async (path) => {
    await assertRefused(path, `${path}:1: The file is binary, not text`);
  });
});

import { readBytes } from "../../../engine/base/mod.ts";
import { assertEquals, assertRejects } from "../../../std.ts";

Deno.test("readBytes() reads a file", async () => {
  const file = await Deno.makeTempFile({ prefix: "a name with spaces " });
  try {
    await Deno.writeFile(file, Uint8Array.of(0, 97, 255));
    assertEquals(await readBytes(new URL(`file://${file}`)), Uint8Array.of(0, 97, 255));
  } finally {
    await Deno.remove(file);
  }
  await assertRejects(() => readBytes(new URL(`file://${file}`)), Error, "it is missing");
});

Deno.test("readBytes() reads what a server sends, and says so when that is an error", async () => {
  const answer = ({ url }: Request) =>
    url.endsWith("/bytes")
      ? new Response(Uint8Array.of(1, 2))
      : new Response("no", { status: 404 });
  const onListen = () => {};
  await using server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen }, answer);
  const root = `http://127.0.0.1:${server.addr.port}`;
  assertEquals(await readBytes(new URL("/bytes", root)), Uint8Array.of(1, 2));
  await assertRejects(() => readBytes(new URL("/none", root)), Error, "the server answers 404");
});

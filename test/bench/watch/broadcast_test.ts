import { Broadcast } from "../../../bench/watch/broadcast.ts";
import { assert, assertEquals } from "../../../std.ts";

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Reads events until the end: what was sent, each without its empty line. */
async function readAll(stream: ReadableStream<BufferSource>): Promise<string[]> {
  let text = "";
  for await (const part of stream.pipeThrough(new TextDecoderStream())) text += part;
  return text.split("\n\n").slice(0, -1);
}

Deno.test("Broadcast sends what has changed to everyone, and to a new reader what is", async () => {
  let text = "one";
  const broadcast = new Broadcast(() => Promise.resolve(text), { look: 10 });
  const first = readAll(broadcast.subscribe());
  await pause(50);
  text = "two";
  await pause(50);
  const second = readAll(broadcast.subscribe());
  await pause(50);
  await broadcast.close();
  assertEquals(await first, ["retry: 1000", "data: one", "data: two"]);
  assertEquals(await second, ["retry: 1000", "data: two"]);
});

Deno.test("Broadcast shows that a connection is alive", async () => {
  const broadcast = new Broadcast(() => Promise.resolve("one"), { look: 5, alive: 20 });
  const events = readAll(broadcast.subscribe());
  await pause(100);
  await broadcast.close();
  const [, , ...others] = await events;
  assert(others.length >= 2 && others.length <= 6, `${others.length} signs`);
  assertEquals(new Set(others), new Set([":"]));
});

Deno.test("Broadcast looks at nothing while nobody reads", async () => {
  let looks = 0;
  const broadcast = new Broadcast(() => Promise.resolve(`${++looks}`), { look: 5 });
  await pause(30);
  assertEquals(looks, 0);
  const reader = broadcast.subscribe().getReader();
  await reader.read();
  await pause(30);
  assert(looks > 2);
  await reader.cancel();
  await pause(10);
  const before = looks;
  await pause(40);
  assertEquals(looks, before);
  await broadcast.close();
});

Deno.test("Broadcast keeps no news for a reader that is behind: it gets the newest", async () => {
  let looks = 0;
  const broadcast = new Broadcast(() => Promise.resolve(`${++looks}`), { look: 5 });
  const reader = broadcast.subscribe().getReader();
  await pause(100);
  const read = async () => new TextDecoder().decode((await reader.read()).value);
  assertEquals(await read(), "retry: 1000\n\n");
  const next = await read();
  await pause(20);
  const last = await read();
  assert(looks > 10);
  // Not one for each look.
  const numbers = [next, last].map((text) => Number(/\d+/.exec(text)));
  assert(numbers[1]! - numbers[0]! > 5 || numbers[0]! > 10, numbers.join(" "));
  await reader.cancel();
  await broadcast.close();
});

Deno.test("Broadcast goes on after a look that failed", async () => {
  let looks = 0;
  const broadcast = new Broadcast(
    () => ++looks === 2 ? Promise.reject(new Error("gone")) : Promise.resolve(`${looks}`),
    { look: 10 },
  );
  const events = readAll(broadcast.subscribe());
  await pause(60);
  await broadcast.close();
  const all = await events;
  assertEquals(all.slice(0, 3), ["retry: 1000", "data: 1", "data: 3"]);
});

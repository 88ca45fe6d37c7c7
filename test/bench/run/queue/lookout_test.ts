import { setTimeout as sleep } from "node:timers/promises";
import { Lookout } from "../../../../bench/run/queue/lookout.ts";
import type { TrialQueue } from "../../../../bench/run/queue/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";

Deno.test("who was cut off looks for no lost trials before the others could show themselves", async () => {
  let looks = 0;
  const queue = {
    times: { lostAfter: 10, lookEvery: 0.01, pollEvery: 1 },
    look: () => Promise.resolve(looks += 1),
  } as unknown as TrialQueue;
  const patience = { steadySeconds: 9 };
  await using _lookout = new Lookout(queue, patience);
  await sleep(100);
  assertEquals(looks, 0);
  patience.steadySeconds = 10;
  await sleep(200);
  assert(looks > 1);
});

/** A process that puts trials into a store, says so, and does not end: path, count, and "on" to go on putting. */

import { SqliteStore } from "../../../../bench/run/store/mod.ts";
import { makeNetwork, makeResult } from "../../_trials.ts";

const [path, count, goesOn] = Deno.args;
const store = new SqliteStore(path!);

function put(seed: number): void {
  store.put(makeResult(seed), makeNetwork(seed));
}

for (let seed = 0; seed < Number(count); seed++) put(seed);
console.log("ready");
for (let seed = Number(count); goesOn === "on"; seed++) {
  put(seed);
  await new Promise((resolve) => setTimeout(resolve));
}
await new Promise((resolve) => setTimeout(resolve, 1e9));

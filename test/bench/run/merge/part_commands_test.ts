import { commandText } from "../../../../bench/base/mod.ts";
import { distinctRuns, missingParts, storePlace } from "../../../../bench/run/merge/mod.ts";
import { continuingCommand, missingCommand } from "../../../../bench/run/merge/part_commands.ts";
import type { Shard } from "../../../../bench/run/store/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { makeRunRecord } from "../../_runs.ts";
import { shardOf } from "./_shards.ts";

const whole = makeRunRecord("tiny", [1, 2, 3, 4]);
const show = (path: string) => path.replace(/^\/home\//, "");

function runOf(...paths: (string | null)[]) {
  const [run] = distinctRuns(paths.map((path, i) => ({
    record: path?.startsWith("/whole/") ? whole : shardOf(whole, { number: i + 1, of: 64 }),
    place: path === null ? null : storePlace(path),
  })));
  return run!;
}

Deno.test("missingCommand() names a folder as those of the other shards are", () => {
  const text = (paths: (string | null)[], shard: Shard) =>
    commandText(missingCommand(runOf(...paths), shard, show));
  const third = { number: 3, of: 64 };
  const command = "deno task bench run tiny --shard 3/64 --out";
  assertEquals(text(["/home/runs/01/trials.sqlite"], third), `${command} runs/03`);
  assertEquals(text(["/home/runs/1/trials.sqlite"], third), `${command} runs/3`);
  assertEquals(text(["/home/a b/shard-001/trials.sqlite"], third), `${command} 'a b/shard-003'`);
  // The second one is of the pattern.
  const paths = ["/home/first/trials.sqlite", "/home/runs/002/trials.1.sqlite"];
  assertEquals(text(paths, third), `${command} runs/003`);
  // Its number is not that of its shard.
  assertEquals(text(["/home/runs/2026/trials.sqlite"], third), `${command} runs/03`);
  assertEquals(text([null], third), `${command} runs/03`);
  const seventh = { number: 7, of: 1000 };
  assertEquals(
    text(["/home/runs/01/trials.sqlite"], seventh),
    "deno task bench run tiny --shard 7/1000 --out runs/0007",
  );
});

Deno.test("continuingCommand() goes on in the folder of the shard, after its last start", () => {
  const text = (...paths: (string | null)[]) => {
    const run = runOf(...paths);
    const parts = missingParts(run, () => "failed").parts;
    return parts.map((part) => commandText(continuingCommand(run, part, show)));
  };
  const command = "deno task bench run tiny --shard 1/64";
  assertEquals(text("/home/x/trials.sqlite"), [`${command} --out x`]);
  assertEquals(text("/home/x/trials.4.sqlite"), [`${command} --out x --restart 5`]);
  assertEquals(text("/home/x/mine.sqlite"), [`${command} --storage sqlite:x/mine.sqlite --out x`]);
  assertEquals(text(null), [`${command} --out runs/01`]);
  assertEquals(text("/whole/trials.sqlite"), ["deno task bench run tiny --out /whole"]);
});

import { runArguments } from "../../../bench/cli/run_arguments.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("the options that choose trials go to run as they were typed, and no others", () => {
  const own = ["--shards", "4", "--time-per-shard=2h", "--workers", "2", "--out=my runs"];
  const chosen = [
    "--seeds",
    "1-3",
    "--variant=noisy*",
    "--data",
    "babi=../my data",
    "--use",
    "--debug",
  ];
  const cases = [
    ["slurm", "ci", ...own, ...chosen],
    ["slurm", "--debug", ...chosen, "ci", ...own],
    // What follows is the suite, whatever it is called.
    ["slurm", ...own, ...chosen, "--", "ci"],
  ];
  for (const args of cases) assertEquals(runArguments("ci", args), ["ci", ...chosen]);
});

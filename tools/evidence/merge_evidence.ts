import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { parseCount, resolveUserPath } from "../../bench/cli/mod.ts";
import { bytesText, duration } from "../../bench/base/mod.ts";
import { makeManyShards } from "./many_shards.ts";
import { readArguments } from "./_read_arguments.ts";

const HELP = `Usage: deno task bench:evidence merge [options]

Makes the stores of many shards out of the store of one run, with more seeds,
and times \`merge\`: of all into a new store, then of all once more.

  --from FILE      the store of a run, which may be small
                   (default: results/trials.sqlite)
  --seeds COUNT    of each workload and variant (default: 729)
  --shards COUNT   stores (default: 64)
  -h, --help       print this`;

/** The command: prints the times, and returns the exit code of `merge`. */
export async function mergeEvidence(args: readonly string[]): Promise<number> {
  const values = readArguments(args, {
    from: { type: "string", default: "results/trials.sqlite" },
    seeds: { type: "string", default: "729" },
    shards: { type: "string", default: "64" },
    help: { type: "boolean", short: "h", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const seeds = parseCount("--seeds")(values.seeds);
  const shards = parseCount("--shards", seeds)(values.shards);
  const folder = await Deno.makeTempDir();
  try {
    const stores = makeManyShards(resolveUserPath(values.from), join(folder, "runs"), {
      ...{ seeds, shards },
    });
    const bytes = stores.reduce(
      (sum, path) => sum + Deno.statSync(join(path, "trials.sqlite")).size,
      0,
    );
    console.log(`${shards} stores, ${bytesText(bytes)}`);
    for (const what of ["Into a new store", "Once more"]) {
      const started = performance.now();
      const code = await merge([...stores, "--out", join(folder, "all")]);
      console.log(`${what}: ${duration((performance.now() - started) / 1000)}`);
      if (code !== 0) return code;
    }
    return 0;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Runs the command as `deno task bench` does. */
async function merge(args: readonly string[]): Promise<number> {
  const launcher = fileURLToPath(new URL("../../bench/cli/launch.ts", import.meta.url));
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-prompt", "-RE", "--allow-run", launcher, "merge", ...args],
    stderr: "inherit",
  }).output();
  const lines = new TextDecoder().decode(stdout).trimEnd().split("\n");
  // Where the trials came from; the report lies in a folder that is removed.
  console.log(lines.at(-2));
  return code;
}

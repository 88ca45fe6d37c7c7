/** Options of `slurm` that say how the suite is divided: all others choose or change its trials. */
const OWN = new Set(["--shards", "--time-per-shard", "--workers", "--out"]);

/**
 * The arguments of `run` that make the whole suite: options stand as they were typed, so that their paths
 * stay relative.
 *
 * @param args Of `slurm`. Each of its options has a value.
 */
export function runArguments(suite: string, args: readonly string[]): string[] {
  const kept = [suite];
  for (let at = 0; at < args.length; at++) {
    const word = args[at]!, [name = ""] = word.split("=", 1);
    if (!/^--./.test(name) || name === "--debug") continue;
    const words = name === word ? [word, args[++at] ?? ""] : [word];
    if (!OWN.has(name)) kept.push(...words);
  }
  return kept;
}

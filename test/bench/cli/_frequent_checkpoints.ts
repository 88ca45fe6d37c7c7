import { assertNotEquals } from "../../../std.ts";
import { copyProject } from "../../../tools/evidence/project_copy.ts";
import { writeFiles } from "../_folder.ts";
import { type CliOptions, spawnCli, tinySuite } from "./_cli.ts";

/** The suite long.json in a folder, with one trial that is long enough to be killed in the middle. */
export async function writeLongTrial(folder: string): Promise<void> {
  const suite = { ...tinySuite, seeds: [1], variants: ["noisy"], budget: { epochs: 4000 } };
  await writeFiles(folder, { "long.json": JSON.stringify(suite) });
}

/** Copies the project so that its trials write checkpoints ten times a second. */
export async function copyWithCheckpoints(project: string): Promise<void> {
  await copyProject(project);
  const times = `${project}/bench/trial/spec/checkpoint.ts`;
  const often = "{ afterSeconds: 0.1, everySeconds: 0.1 }";
  const source = await Deno.readTextFile(times);
  const changed = source.replace("{ afterSeconds: 300, everySeconds: 60 }", often);
  assertNotEquals(changed, source);
  await Deno.writeTextFile(times, changed);
}

/**
 * Runs a command, and kills it as soon as there is a checkpoint.
 *
 * @param isEnough Whether its text is one to go on from.
 * @returns The path of the checkpoint.
 */
export async function killAtCheckpoint(
  args: readonly string[],
  options: CliOptions,
  folder: string,
  isEnough: (text: string) => boolean = () => true,
): Promise<string> {
  const process = spawnCli(args, { ...options, direct: true });
  const find = async () => {
    for (const { name } of await Array.fromAsync(Deno.readDir(folder)).catch(() => [])) {
      const path = `${folder}/${name}`;
      if (name.endsWith(".checkpoint") && isEnough(await Deno.readTextFile(path))) return path;
    }
  };
  let path = await find();
  for (; path === undefined; path = await find()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  process.kill("SIGKILL");
  await Promise.all([process.status, process.stdout.cancel(), process.stderr.cancel()]);
  return path;
}

/** Runs the command line as a user would, with the permissions of `deno task bench`. */

import { fileURLToPath } from "node:url";
import config from "../../../deno.json" with { type: "json" };
import type { ResultFile } from "../../../bench/results/mod.ts";
import { assertEquals } from "../../../std.ts";
import { storyText, writeFiles } from "../_folder.ts";

export const PROJECT = fileURLToPath(new URL("../../../", import.meta.url));

/** Where the command is typed, and what is different from usual. */
export interface CliOptions {
  /** The user's folder. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The folder of another copy of the project. */
  readonly project?: string;
  /** Whether to start at once the process that carries the command out: to kill that one. */
  readonly direct?: true;
}

export interface CliOutput {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The variables that Deno itself needs: commands get no others, and those of a test. */
export function environment(): Record<string, string> {
  const names = ["HOME", "PATH", "DENO_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA", "SystemRoot"];
  const all = names.map((name) => [name, Deno.env.get(name)]);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

/** Starts the command. */
export function spawnCli(args: readonly string[], options: CliOptions): Deno.ChildProcess {
  const [deno, ...words] = config.tasks.bench.command.split(" ");
  assertEquals(deno, "deno");
  const direct = ["run", "--no-prompt", "-RWE", "--allow-sys=hostname,cpus", "bench/cli/main.ts"];
  return new Deno.Command(Deno.execPath(), {
    args: [...options.direct ? direct : words, ...args],
    cwd: options.project ?? PROJECT,
    env: { ...environment(), INIT_CWD: options.folder, ...options.env },
    clearEnv: true,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

export async function runCli(args: readonly string[], options: CliOptions): Promise<CliOutput> {
  const { code, stdout, stderr } = await spawnCli(args, options).output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

/**
 * Reads what a process prints until a line begins so.
 *
 * @returns Settles when nothing more can be printed.
 */
export async function waitForLine(
  process: Deno.ChildProcess,
  start: string,
): Promise<{ readonly closed: Promise<void> }> {
  const reader = process.stdout.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ""; !text.split("\n").some((line) => line.startsWith(start));) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`No line begins with ${start}: ${text}`);
    text += value;
  }
  // A process must not stop because nobody reads what it prints.
  const closed = (async () => {
    while (!(await reader.read()).done);
  })().catch(() => {});
  return { closed };
}

/** A suite of four trials that takes seconds. */
export const tinySuite = {
  name: "tiny",
  workloads: ["memn2n/babi-qa1"],
  variants: ["plain", "noisy"],
  seeds: [1, 2],
  budget: { phases: { linear: 1 }, epochs: 3 },
  data: { seed: 1, train: 60, test: 20 },
};

/** Puts the tiny suite and stories that fit it into a folder. */
export async function writeTinySuite(folder: string): Promise<void> {
  await writeFiles(folder, {
    "tiny.json": JSON.stringify(tinySuite),
    "data/qa1_x_train.txt": storyText(60),
    "data/qa1_x_test.txt": storyText(20),
  });
}

/** Puts a suite of more trials than anybody waits for, long.json, into a folder, and its stories. */
export async function writeLongSuite(folder: string): Promise<void> {
  await writeTinySuite(folder);
  const seeds = Array.from({ length: 1000 }, (_, i) => i + 1);
  await writeFiles(folder, { "long.json": JSON.stringify({ ...tinySuite, seeds }) });
}

/** The folder of the newest run in a folder of results. */
export async function newestRun(results: string): Promise<string> {
  return `${results}/${(await Deno.readTextFile(`${results}/latest`)).trim()}`;
}

/** The result of the newest run. */
export async function readResult(folder: string, results = "results"): Promise<ResultFile> {
  return JSON.parse(
    await Deno.readTextFile(`${await newestRun(`${folder}/${results}`)}/result.json`),
  );
}

/** What a trial computed, by its id. */
export function digestsOf({ trials }: ResultFile): Record<string, string> {
  return Object.fromEntries(trials.map(({ id, digest }) => [id, digest]));
}

/** Makes sure that a command was refused as bad input is: one line, exit code 2, nothing made. */
export async function assertRefused(
  output: CliOutput,
  message: string,
  folder: string,
): Promise<void> {
  const { code, stdout, stderr } = output;
  assertEquals({ code, stdout, lines: stderr.split("\n").length - 1 }, {
    code: 2,
    stdout: "",
    lines: 1,
  }, stderr);
  assertEquals(stderr.includes(message), true, `"${stderr.trim()}" does not say "${message}"`);
  assertEquals(/\bat .*:\d+:\d+|file:\/\//.test(stderr), false, stderr);
  const made = await Deno.stat(`${folder}/results`).then(() => true, () => false);
  assertEquals(made, false, "the folder of results was made");
}

/** The commands that people type: lists of arguments, quoted only where a person reads them. */

/** How every command of this program begins. */
export const BENCH = ["deno", "task", "bench"] as const;

/** Options of `run` that a repeated trial keeps: they are part of its specification. */
const KEPT = new Set(["--level", "--epochs", "--data", "--backend", "--use"]);

/** Options of `run` with a value that chooses trials, or says where and how they run. */
const LEFT_OUT = new Set([
  "--seeds",
  "--workers",
  "--workload",
  "--variant",
  "--fraction",
  "--storage",
  "--out",
  "--json",
  "--shard",
  "--restart",
]);

/** Options of `run` that say where and how trials run, and not which: a run is the same without them. */
const UNRECORDED = new Set([
  "--workers",
  "--storage",
  "--out",
  "--json",
  "--shard",
  "--restart",
  "--quiet",
  "--debug",
]);

/** A command without the password of a database that it names: records and results are published. */
export function withoutPasswords(args: readonly string[]): string[] {
  return args.map(withoutPassword);
}

/**
 * Text without the passwords of addresses in it, whatever is wrong with them: `postgresql://ann:secret@h/lab`
 * is `postgresql://ann@h/lab`.
 */
export function withoutPassword(text: string): string {
  if (!/:\/\/|postgres/i.test(text)) return text;
  return text
    // All but the last "@" belong to who asks. A password may have spaces or slashes that it should not have.
    .replace(/((?:postgres(?:ql)?:\/*|:\/\/)[^:/@\s]*):(?:[^/]*@(?:\S*@)?|\S*@)/gi, "$1@")
    .replace(/([?&](?:ssl)?password=)[^&#\s]*/gi, "$1...");
}

/** The one trial that a command runs. */
export interface TrialPlace {
  readonly workload: string;
  readonly variant: string;
  readonly seed: number | string;
  /** The output folder: a separate one, so that no other result is overwritten. */
  readonly out: string;
}

/**
 * An argument quoted for a POSIX shell, where it has to be. In zsh, which is not one, a word that begins
 * with an equals sign expands to the path of a program.
 */
export function quoteArgument(argument: string): string {
  return /^(?!=)[\w@%+=:,./-]+$/.test(argument)
    ? argument
    : `'${argument.replaceAll("'", "'\\''")}'`;
}

/** A command as a person types it into a POSIX shell. */
export function commandText(args: readonly string[]): string {
  return args.map(quoteArgument).join(" ");
}

/**
 * The first part of the command that repeats one trial of a run: the suite, and the options that decide
 * results. Any command but `run` counts as a run of the suite without options.
 *
 * @param command The run's command, argument by argument.
 * @param suite The name of its suite.
 */
export function sameSettings(command: readonly string[], suite: string): string[] {
  const { file, options } = readRun(command);
  const kept = options.filter(({ name }) => KEPT.has(name)).flatMap(({ words }) => words);
  return [...BENCH, "run", file ?? suite, ...kept];
}

/**
 * The command that makes a whole run, wherever its trials run and its results go.
 *
 * @param command As for `sameSettings`.
 */
export function recordedCommand(command: readonly string[], suite: string): string[] {
  const { file, options } = readRun(command);
  const kept = options.filter(({ name }) => !UNRECORDED.has(name)).flatMap(({ words }) => words);
  return [...BENCH, "run", file ?? suite, ...kept];
}

/** The arguments of `run`, each option with its value; none of another command. */
function readRun(command: readonly string[]) {
  const at = command.indexOf("run"), rest = at === -1 ? [] : command.slice(at + 1);
  const options: { readonly name: string; readonly words: readonly string[] }[] = [];
  let file: string | undefined;
  for (let i = 0; i < rest.length; i++) {
    const [name] = rest[i]!.split("=", 1) as [string];
    const takesNext = rest[i] === name && (KEPT.has(name) || LEFT_OUT.has(name));
    if (!name.startsWith("--")) file = rest[i]!;
    else options.push({ name, words: takesNext ? [name, rest[++i] ?? ""] : [rest[i]!] });
  }
  return { file, options };
}

/** What follows `sameSettings` for a trial. */
export function chooseTrial({ workload, variant, seed, out }: TrialPlace): string[] {
  // A seed alone would be how many there are.
  const words = ["--workload", workload, "--variant", variant, "--seeds", `${seed}-${seed}`];
  return [...words, "--fresh", "--out", out];
}

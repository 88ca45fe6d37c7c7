import { dirname } from "node:path";
import { BENCH, checkWritable, counted, plainLine, UsageError, writeFile } from "../base/mod.ts";
import {
  type Baseline,
  baselineText,
  cannotDecide,
  CannotDecideError,
  checkSeedsOf,
  checkSuiteOf,
  EXIT_CODES,
  HEADING,
  isReplaceable,
  judge,
  makeBaseline,
  MOVED_HEADING,
  movedRows,
  readBaseline,
  readResult,
  rowsOf,
  sentenceOf,
  type Verdict,
  verdictAnnotations,
  verdictJunit,
  verdictMarkdown,
} from "../results/gate/mod.ts";
import { writeReport } from "../report/mod.ts";
import type { ResultFile } from "../results/mod.ts";
import { checkPaths, summaryFile, type UsedFile } from "./check_paths.ts";
import { findSuite, isSuiteFile } from "./find_suite.ts";
import { findResult } from "./find_result.ts";
import { INTERRUPTED } from "./interruption.ts";
import { DEFAULT_BASELINE, makeFolders, resolveUserPath, runFiles, showPath } from "./paths.ts";
import { prepareScreen, screenWidth } from "./screen.ts";
import { appendStepSummary } from "./step_summary.ts";
import { suites } from "../suites/mod.ts";
import { columns } from "./text.ts";
import { trainSuite } from "./train_suite.ts";
import { bold, green, print, printCommand, red } from "./print.ts";

/** Files that a verdict may overwrite. */
const REPLACEABLE = {
  "--markdown": { noun: "a Markdown file (.md)", extension: ".md", begins: /^### The gate / },
  "--junit": {
    noun: "an earlier verdict",
    begins: /^<\?xml [^>]*>\n<testsuites [^>]*>\n {2}<testsuite name="gradnoise gate"/,
  },
} as const;

/** Options of `gate`. */
export interface GateOptions {
  readonly baseline?: string | undefined;
  readonly suite?: string | undefined;
  /** A result file, the folder of a run, or its name. */
  readonly results?: string | undefined;
  readonly allowDigestChange?: true | undefined;
  readonly update?: true | undefined;
  readonly markdown?: string | undefined;
  readonly junit?: string | undefined;
  readonly out?: string | undefined;
  readonly workers?: number | undefined;
}

/**
 * Compares a run with a baseline, or makes a new baseline of it.
 *
 * @returns The exit code: 0 if nothing got worse, 3 if something did, 4 if undecided, 130 after
 * Ctrl-C or SIGTERM.
 * @throws {UsageError} If an option cannot be used, or a file cannot be written.
 * @throws {BackendError} If the backend cannot be started.
 */
export async function gateCommand(typed: GateOptions): Promise<number> {
  const live = prepareScreen();
  const path = typed.baseline === undefined ? DEFAULT_BASELINE : resolveUserPath(typed.baseline);
  try {
    const options = { ...typed, results: await findGateResult(typed.results) };
    const before = await readOld(path, options.update ?? false);
    await checkOutputs(path, options);
    const result = await obtainResult(before, options, live);
    if (result === null) return INTERRUPTED;
    await keep(result, options.out);
    if (options.update) {
      await update(before, makeBaseline(result), path);
      return EXIT_CODES.passed;
    }
    const { allowDigestChange = false } = options;
    return await tell(judge(before!, result, { allowDigestChange }), options);
  } catch (error) {
    if (!(error instanceof CannotDecideError)) throw error;
    return await tell(cannotDecide(error.message), typed);
  }
}

/** @throws {CannotDecideError} If there is no such result: a gate without data never passes. */
async function findGateResult(name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined;
  try {
    return await findResult(name, undefined);
  } catch (error) {
    throw error instanceof UsageError ? new CannotDecideError(error.message) : error;
  }
}

/** The baseline; of an update, null if there is none to compare with. */
async function readOld(path: string, update: boolean): Promise<Baseline | null> {
  try {
    return await readBaseline(path, showPath(path));
  } catch (error) {
    if (!update || !(error instanceof CannotDecideError)) throw error;
    if (await isReplaceable(path)) return null;
    throw new UsageError(`Cannot write the baseline ${showPath(path)}: it is not a baseline`);
  }
}

/** Creates folders and checks that outputs can be written, before any training. */
async function checkOutputs(baseline: string, options: GateOptions): Promise<void> {
  const { update, markdown, junit, out, suite, results } = options;
  const own = out === undefined ? null : runFiles(resolveUserPath(out));
  const reads: UsedFile[] = [
    ...suite !== undefined && isSuiteFile(suite)
      ? [{ what: "the suite file", path: resolveUserPath(suite) }]
      : [],
    ...results === undefined ? [] : [{ what: "the result file (--results)", path: results }],
    ...update ? [] : [{ what: "the baseline", path: baseline }],
  ];
  const writes: UsedFile[] = [
    // The existing file was checked when it was read.
    ...update ? [{ what: "the baseline", path: baseline, writes: "unchecked" as const }] : [],
    ...own === null ? [] : [
      { what: "the result (--out)", path: own.json, writes: "result" as const },
      { what: "the report (--out)", path: own.report, writes: "report" as const },
    ],
    ...([["--markdown", markdown], ["--junit", junit]] as const).flatMap(([option, file]) =>
      file === undefined ? [] : [{
        what: `the verdict (${option})`,
        path: resolveUserPath(file),
        writes: "other" as const,
        replaces: REPLACEABLE[option],
      }]
    ),
  ];
  await checkPaths([...reads, ...summaryFile(), ...writes]);
  const paths = writes.map(({ path }) => path);
  await makeFolders(paths.map((path) => dirname(path)));
  for (const path of paths) await checkWritable(path);
}

/** A baseline is only replaced by one of the same suite. */
function checkSameSuite(before: Baseline | null, { name }: { readonly name: string }): void {
  if (before === null || before.suite.name === name) return;
  throw new UsageError(
    `Cannot update a baseline of the suite ${before.suite.name} with one of ${name}: ` +
      "name another file with --baseline",
  );
}

async function obtainResult(
  baseline: Baseline | null,
  options: GateOptions,
  live: boolean,
): Promise<ResultFile | null> {
  if (options.results !== undefined) {
    const result = await readResult(options.results, showPath(options.results));
    if (options.update) checkSameSuite(baseline, result.suite);
    return result;
  }
  const name = options.suite ?? baseline?.suite.name ?? "ci";
  if (options.suite === undefined && !Object.hasOwn(suites, name)) {
    throw new UsageError(
      `The baseline is of the suite ${plainLine(name)}, which is not built in: ` +
        "name its file with --suite",
    );
  }
  const suite = await findSuite(name);
  if (options.update) checkSameSuite(baseline, suite);
  else {
    checkSuiteOf(baseline!, suite);
    checkSeedsOf(baseline!, suite.seeds);
  }
  const command = [...BENCH, "run", options.suite ?? suite.name];
  return await trainSuite(suite, { seeds: undefined, workers: options.workers, command, live });
}

async function keep(result: ResultFile, out: string | undefined): Promise<void> {
  if (out === undefined) return;
  const { json, report } = runFiles(resolveUserPath(out));
  await writeFile(json, JSON.stringify(result));
  await writeReport(result, report);
}

async function update(before: Baseline | null, after: Baseline, path: string): Promise<void> {
  await writeFile(path, baselineText(after));
  const rows = before === null ? [] : movedRows(before, after);
  print("");
  if (rows.length > 0) {
    print(...columns([MOVED_HEADING.map(bold), ...rows], undefined, screenWidth()), "");
  } else print(before === null ? "There was no earlier baseline" : "Nothing moved");
  print(`Baseline: ${showPath(path)}, ${counted(after.trials.length, "trial")}`);
}

/** Prints the findings, and writes them to the job summary and to files. */
async function tell(verdict: Verdict, options: GateOptions): Promise<number> {
  const paint = verdict.status === "passed" ? green : red;
  const troubled = (i: number) => ["failed", "undecided"].includes(verdict.findings[i]!.status);
  const rows = rowsOf(verdict).map((row, i) => troubled(i) ? row.map(red) : row);
  print("", ...columns([HEADING.map(bold), ...rows], undefined, screenWidth()));
  print("", bold(paint(sentenceOf(verdict))), ...verdict.advice);
  await writeOut(verdict, options);
  return EXIT_CODES[verdict.status];
}

async function writeOut(verdict: Verdict, { markdown, junit }: GateOptions): Promise<void> {
  await appendStepSummary(`${verdictMarkdown(verdict)}\n`);
  if (Deno.env.get("GITHUB_ACTIONS") === "true") {
    for (const command of verdictAnnotations(verdict)) printCommand(command);
  }
  const files = [[markdown, verdictMarkdown], [junit, verdictJunit]] as const;
  for (const [file, render] of files) {
    if (file === undefined) continue;
    const path = resolveUserPath(file);
    await makeFolders([dirname(path)]);
    await writeFile(path, render(verdict));
  }
}

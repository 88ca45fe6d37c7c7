import {
  claimsDocument,
  commandOf,
  fidelityOf,
  fidelityTitles,
  holmWords,
  judgeClaims,
  type Judgement,
  largestWords,
  meansWords,
  measuredWords,
  metricOf,
  publishedWords,
  shareWords,
  type Standing,
  STANDING_NAMES,
  standingWords,
  tally,
} from "../results/claims/mod.ts";
import { BENCH, counted, lookUp, UsageError } from "../base/mod.ts";
import { suites } from "../suites/mod.ts";
import type { ResultFile } from "../results/mod.ts";
import { findResult, hasRuns, latestResult, readResultFile } from "./find_result.ts";
import { prepareScreen } from "./screen.ts";
import { columns, wrapped } from "./text.ts";
import { bold, dim, green, type Line, print, red, yellow } from "./print.ts";

/** What `claims` takes beside the result files. */
export interface ClaimsOptions {
  readonly out?: string | undefined;
  /** Only claims that one of these suites tests. */
  readonly suite?: readonly string[] | undefined;
  /** Only claims that stand so, as `STANDING_NAMES` has them. */
  readonly grade?: readonly string[] | undefined;
  readonly json?: true | undefined;
}

const WIDTH = 80;
const INDENT = 13;

const paints: Readonly<Record<Standing, (of: Line) => Line>> = {
  signAndSize: green,
  withinMargin: green,
  signOnly: green,
  sizeExcluded: yellow,
  opposite: red,
  inconclusive: yellow,
  notRun: dim,
  noSuite: dim,
};

/**
 * Prints every claim with its grade. The claims of a suite that was not run share a line, unless they are
 * asked for.
 *
 * @param files Result files; by default that of the newest run, if there is one.
 * @throws {UsageError} If a file cannot be read or is no result, or a suite or grade is unknown.
 */
export async function claimsCommand(
  files: readonly string[],
  { out, suite: chosen, grade: wanted, json }: ClaimsOptions,
): Promise<void> {
  prepareScreen();
  const names = Object.values(STANDING_NAMES);
  for (const name of chosen ?? []) lookUp("suite", suites, name);
  for (const name of wanted ?? []) {
    if (names.includes(name)) continue;
    throw new UsageError(`Unknown grade "${name}": expected ${names.join(", ")}`);
  }
  const judgements = judgeClaims(await readResults(files, out)).filter(({ claim, standing }) =>
    (chosen?.includes(claim.test.suite ?? "") ?? true) &&
    (wanted?.includes(STANDING_NAMES[standing]) ?? true)
  );
  if (json) print(...JSON.stringify(claimsDocument(judgements), null, 2).split("\n"));
  else print(...claimsText(judgements, wanted ?? []));
}

async function readResults(
  files: readonly string[],
  out: string | undefined,
): Promise<ResultFile[]> {
  if (files.length > 0) {
    const results: ResultFile[] = [];
    for (const file of files) results.push(await readResultFile(await findResult(file, out)));
    return results;
  }
  return await hasRuns(out) ? [await readResultFile(await latestResult(out))] : [];
}

/** Claims by paper, and a count of grades. */
function claimsText(judgements: readonly Judgement[], wanted: readonly string[]): Line[] {
  const isFolded = ({ standing, notes }: Judgement) =>
    !wanted.includes(STANDING_NAMES[standing]) &&
    (standing === "noSuite" || standing === "notRun" && notes.length === 0);
  const papers = Map.groupBy(judgements.filter((one) => !isFolded(one)), ({ paper }) => paper);
  return [
    ...[...papers].flatMap(([{ title, citation }, own]) => [
      ...wrapped(`${title}: ${citation}`, 0, WIDTH).map(bold),
      "",
      ...own.flatMap(claimText),
      ...fidelityText(own),
    ]),
    ...foldedText(judgements.filter(isFolded)),
    tally(judgements),
  ];
}

/** How the suites of claims that were run are known to differ from the papers. */
function fidelityText(judgements: readonly Judgement[]): Line[] {
  const run = judgements.filter(({ measured }) => measured !== null);
  const suites = [...new Set(run.flatMap(({ claim }) => claim.test.suite ?? []))];
  return suites.flatMap((suite) =>
    [...Map.groupBy(fidelityOf(suite), ({ kind }) => kind)].flatMap(([kind, notes]) => [
      ...wrapped(`${suite}: ${fidelityTitles[kind].toLowerCase()}`, 0, WIDTH).map(bold),
      ...notes.flatMap(({ text }) => wrapped(text, 2, WIDTH)),
      "",
    ])
  );
}

/** A line for each suite that was not run, and one for all claims that no suite tests. */
function foldedText(judgements: readonly Judgement[]): Line[] {
  if (judgements.length === 0) return [];
  const [without, notRun] = [true, false].map((no) =>
    judgements.filter(({ standing }) => (standing === "noSuite") === no)
  ) as [Judgement[], Judgement[]];
  const suites = Map.groupBy(notRun, ({ claim }) => claim.test.suite!);
  const rows = [
    ...[...suites].map(([suite, own]) => [
      `  ${suite}`,
      counted(own.length, "claim"),
      [...BENCH, "run", suite].join(" "),
    ]),
    ...without.length === 0 ? [] : [["  no suite", counted(without.length, "claim"), ""]],
  ];
  const names = [...new Set(judgements.map(({ standing }) => STANDING_NAMES[standing]))];
  const options = names.map((name) => `--grade ${name}`).join(" and ");
  return [
    bold("Not run"),
    ...columns(rows, new Set([1])),
    ...wrapped(
      `${options} ${names.length === 1 ? "lists" : "list"} these claims one by one`,
      2,
      WIDTH,
    ).map(dim),
    "",
  ];
}

function claimText(judgement: Judgement): Line[] {
  const { claim, standing, notes } = judgement;
  const published = publishedWords(judgement);
  const numbers = metricOf(judgement);
  const facts: (readonly [name: string, text: string | null])[] = [
    ["source", `${claim.place}${numbers === "" ? "" : `; ${numbers}`}`],
    ["published", published ?? "no number"],
    ["measured", measuredWords(judgement)],
    ["at most", largestWords(judgement)],
    ["family", holmWords(judgement)],
    ["beside", meansWords(judgement)],
    ["budget", shareWords(judgement)],
    ...notes.map((note) => ["note", note] as const),
    ["id", claim.id],
  ];
  const isOpen = standing === "inconclusive" || standing === "notRun";
  const command = isOpen ? commandOf(judgement) : null;
  return [
    ...wrapped(claim.sentence, 0, WIDTH),
    ...fact("grade", standingWords(judgement)).map((line): Line => [
      line.slice(0, INDENT),
      paints[standing](line.slice(INDENT)),
    ]),
    ...facts.flatMap(([name, text]) => text === null ? [] : fact(name, text)),
    // A command stays on one line, to be copied.
    ...command === null ? [] : [`${"  run".padEnd(INDENT)}${command}`],
    "",
  ];
}

function fact(name: string, text: string): string[] {
  const [first = "", ...others] = wrapped(text, INDENT, WIDTH);
  return [`  ${name}`.padEnd(INDENT) + first.slice(INDENT), ...others];
}

import {
  commandOf,
  judgeClaims,
  type Judgement,
  measuredWords,
  metricOf,
  publishedWords,
  shareWords,
  tally,
  type Verdict,
  verdictWords,
} from "../claims/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { findResult, hasRuns, latestResult, readResultFile } from "./find_result.ts";
import { prepareScreen } from "./screen.ts";
import { wrapped } from "./text.ts";
import { bold, dim, green, type Line, print, red, yellow } from "./print.ts";

/** What `claims` takes beside the result files. */
export interface ClaimsOptions {
  readonly out?: string | undefined;
}

const WIDTH = 80;
const INDENT = 13;

const paints: Readonly<Record<Verdict, (of: Line) => Line>> = {
  reproduced: green,
  refuted: red,
  inconclusive: yellow,
  notRun: dim,
  noSuite: dim,
};

/**
 * Prints every claim with what results say about it.
 *
 * @param files Result files; without any, that of the folder of results, if there is one.
 * @throws {UsageError} If a file cannot be read or is no result.
 */
export async function claimsCommand(
  files: readonly string[],
  { out }: ClaimsOptions,
): Promise<void> {
  prepareScreen();
  const judgements = judgeClaims(await readResults(files, out));
  print(...claimsText(judgements));
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

/** Claims by paper, and how many got which verdict. */
function claimsText(judgements: readonly Judgement[]): Line[] {
  const papers = Map.groupBy(judgements, ({ paper }) => paper);
  return [
    ...[...papers].flatMap(([{ title, citation }, own]) => [
      ...wrapped(`${title}: ${citation}`, 0, WIDTH).map(bold),
      "",
      ...own.flatMap(claimText),
    ]),
    tally(judgements),
  ];
}

function claimText(judgement: Judgement): Line[] {
  const { claim, verdict, notes } = judgement;
  const published = publishedWords(judgement);
  const numbers = metricOf(judgement);
  const facts: (readonly [name: string, text: string | null])[] = [
    ["source", `${claim.place}${numbers === "" ? "" : `; ${numbers}`}`],
    ["published", published ?? "no number"],
    ["measured", measuredWords(judgement)],
    ["budget", shareWords(judgement)],
    ...notes.map((note) => ["note", note] as const),
    ["id", claim.id],
  ];
  const command = verdict === "reproduced" || verdict === "refuted" ? null : commandOf(judgement);
  return [
    ...wrapped(claim.sentence, 0, WIDTH),
    ...fact("verdict", verdictWords(judgement)).map((line): Line => [
      line.slice(0, INDENT),
      paints[verdict](line.slice(INDENT)),
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

/** What `merge` says of what is missing. */

import { commandText, counted, listed } from "../base/mod.ts";
import {
  continuingCommand,
  type Merge,
  type MergedRun,
  missingCommand,
  MOST_LISTED,
  numberWords,
  placeWords,
  type UnfinishedPart,
} from "../run/merge/mod.ts";
import { showPath } from "./paths.ts";
import { type Line, red } from "./print.ts";

/** How many trials there are, and where they come from. */
export function mergedLine({ trials, record, found }: MergedRun, { machineOf }: Merge): string {
  const { plannedTrials } = record;
  const machines = new Set(trials.flatMap((trial) => JSON.stringify(machineOf(trial)) ?? []));
  machines.delete("null");
  const stores = new Set(found.map(({ place }) => place?.path ?? null));
  const count = trials.length === plannedTrials
    ? counted(plannedTrials, "trial")
    : `${trials.length} of ${counted(plannedTrials, "trial")}`;
  return `${count} from ${counted(stores.size, "store")}` +
    (machines.size === 0 ? "" : ` and ${counted(machines.size, "machine")}`);
}

/** A search that was merged, and what chooses by it. */
export function searchMergedLines(run: MergedRun, merge: Merge, out: string): Line[] {
  const missing = missingLines(run), { name, suite, command } = run.record;
  const isAnswered = merge.runs.some(({ record }) =>
    record.suite.name === suite.name && record.search?.stage === "answer"
  );
  return [
    `${name}: ${mergedLine(run, merge)}`,
    ...missing,
    ...missing.length > 0 || isAnswered ? [] : [
      `The search is whole. This chooses by it and trains the answer: ${
        commandText([...command, "--out", out])
      }`,
    ],
  ];
}

/** What of a run is missing, and the commands that make it. */
export function missingLines(run: MergedRun): Line[] {
  const { shards, parts } = run.missing;
  const lines: Line[] = [];
  if (shards !== null) {
    const { of, numbers, trials } = shards;
    const which = numbers.length === 0
      ? "in no shard"
      : `of ${numbers.length === 1 ? "shard" : "shards"} ${numberWords(numbers)} of ${of}`;
    lines.push(red(`Missing: ${counted(trials, "trial")} ${which}`));
    lines.push(...cut(numbers, (number) => [
      `  ${commandText(missingCommand(run, { number, of }, showPath))}`,
    ]));
  }
  lines.push(...cut(parts, (part) => [
    red(partWords(part)),
    `  ${commandText(continuingCommand(run, part, showPath))}`,
  ]));
  return lines;
}

function partWords({ shard, missing, failed }: UnfinishedPart): string {
  const counts = [
    ...missing === 0 ? [] : [`${counted(missing, "trial")} missing`],
    ...failed === 0 ? [] : [`${counted(failed, "trial")} failed`],
  ];
  const where = shard === null ? "The run" : `Shard ${shard.number} of ${shard.of}`;
  return `${where}: ${listed(counts)}`;
}

/** Rows that could not be read, by store. */
export function damageLines({ damaged }: Merge): Line[] {
  return [...Map.groupBy(damaged, ({ place }) => place)].map(([place, rows]) => {
    const ids = rows.slice(0, MOST_LISTED).map(({ id }) => id), rest = rows.length - ids.length;
    const all = listed([...ids, ...rest === 0 ? [] : [`${rest} more`]]);
    return red(`Damaged in ${place}: ${all}`);
  });
}

/** What of stores does not count, and why. */
export function unusedLines({ superseded, leftAside }: Merge): Line[] {
  const again = Map.groupBy(
    superseded,
    ({ name, fingerprint, by }) =>
      fingerprint === by
        ? `${name} of an earlier plug-in`
        : `${name} of the code ${fingerprint.slice(0, 12)}, as ${by.slice(0, 12)} ran it later`,
  );
  const unused = leftAside.map(({ trials, place }) => `${counted(trials, "trial")} in ${place}`);
  return [
    ...[...again].map(([what, runs]) =>
      `Superseded: ${what}, in ${placeWords([...new Set(runs.map(({ place }) => place))])}`
    ),
    ...unused.length === 0
      ? []
      : [`Left aside, as no run here names them under their code: ${placeWords(unused)}`],
  ];
}

/** Lines for the first of many, and how many follow. */
function cut<T>(items: readonly T[], linesOf: (item: T) => Line[]): Line[] {
  const rest = items.length - MOST_LISTED;
  return [
    ...items.slice(0, MOST_LISTED).flatMap(linesOf),
    ...rest > 0 ? [`  and ${rest} more`] : [],
  ];
}

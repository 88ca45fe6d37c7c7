import { commandText, counted, duration, grouped } from "../../bench/base/mod.ts";
import type { EvidenceFile, EvidenceTable } from "../../bench/results/evidence/mod.ts";
import { intervalText, MISSING, numberText } from "../../bench/results/tables/mod.ts";
import type { Unit } from "../../models/mod.ts";
import { markdownTable } from "./markdown_table.ts";

/** What was run, and the commands that run it again. */
export function runs(files: readonly EvidenceFile[]): string {
  const rows = files.map(({ suite, trials, seeds, seconds, machines, commit }) => [
    `[\`${suite.name}\`](evidence/${suite.name}.json)`,
    trials.ended === trials.planned
      ? grouped(trials.ended)
      : `${grouped(trials.ended)} of ${grouped(trials.planned)}`,
    `${trials.diverged}, ${trials.failed}`,
    `${Math.min(...seeds)} to ${Math.max(...seeds)}`,
    duration(seconds),
    machines.map(({ cpu, cores }) => `${cpu}, ${counted(cores, "core")}`).join("; "),
    `\`${commit.slice(0, 8)}\``,
  ]);
  const head = [
    "suite",
    "trials",
    "diverged, failed",
    "seeds",
    "time in trials",
    "machine",
    "commit",
  ];
  const commands = files.map(({ command }) => commandText(command)).join("\n");
  return `${markdownTable(head, rows)}\n\n\`\`\`sh\n${commands}\n\`\`\``;
}

/** Of each suite its published numbers beside ours. */
export function publishedNumbers(files: readonly EvidenceFile[]): string {
  return files.flatMap(({ suite, tables }) => {
    const table = tables.find(({ name }) => name === "published");
    return table === undefined ? [] : [`\`${suite.name}\`:\n\n${tableText(table)}`];
  }).join("\n\n");
}

/** A table of evidence in Markdown, the ends of an interval in the cell of what it is of. */
function tableText({ columns, rows }: EvidenceTable): string {
  const at = (name: string) => columns.findIndex((column) => column.name === name);
  const ends = new Set(columns.flatMap(({ interval }) => interval ?? []));
  const shown = columns.filter(({ name }) => !ends.has(name));
  return markdownTable(
    shown.map(({ label, interval }) => interval === undefined ? label : `${label}, 95 % interval`),
    rows.map((row) =>
      shown.map(({ name, shown, interval }) => {
        const value = row[at(name)]!, unit = shown as Unit;
        if (typeof value !== "number") return value === null ? MISSING : String(value);
        const [low, high] = (interval ?? []).map((end) => row[at(end)]);
        return typeof low === "number" && typeof high === "number"
          ? `${numberText(value, unit)} (${intervalText(low, high, unit)})`
          : numberText(value, unit);
      })
    ),
  );
}

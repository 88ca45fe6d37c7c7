/* Writes the command of any single trial. */

import { entry, tables, trials } from "./data.ts";
import { find, findAll, make, makeButton } from "./elements.ts";
import type { DataColumn, TrialCommands } from "./page_data.ts";

/** As a POSIX shell reads it; bench/base/command_line.ts does the same. */
const quoted = (text: string) =>
  /^(?!=)[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

const textsOf = ({ values, names }: DataColumn) =>
  values.map((value) => String(names === undefined ? value : names[Number(value)]));

function startTrial(box: HTMLElement, { settings, table }: TrialCommands): void {
  const [ids, workloads, variants, seeds, states, digests] = entry(tables, table).columns.slice(
    0,
    6,
  )
    .map(textsOf) as [string[], string[], string[], string[], string[], string[]];

  function commandOf(row: number): string {
    const seed = `${seeds[row]}-${seeds[row]}`;
    const choice = ["--workload", workloads[row]!, "--variant", variants[row]!, "--seeds", seed];
    const words = [...choice, "--fresh", "--out", `results/${ids[row]}`];
    return [settings, ...words.map(quoted)].join(" ");
  }

  // One choice narrows the next.
  const parts = [
    { title: "Workload", texts: workloads, select: make("select") },
    { title: "Variant", texts: variants, select: make("select") },
    { title: "Seed", texts: seeds, select: make("select") },
  ];
  const command = find(box, "pre"), what = find(box, ".what");
  const state = make("span", { role: "status" });
  const copy = makeButton("Copy the command", () => void copyCommand());

  function refresh(): void {
    let left = [...ids.keys()];
    for (const { texts, select } of parts) {
      const values = [...new Set(left.map((row) => texts[row]!))];
      const value = values.includes(select.value) ? select.value : values[0]!;
      select.replaceChildren(...values.map((text) => make("option", { value: text }, text)));
      select.value = value;
      left = left.filter((row) => texts[row] === value);
    }
    show(left[0]!);
  }

  function show(row: number): void {
    command.textContent = commandOf(row);
    what.replaceChildren(`${workloads[row]}, ${variants[row]}, seed ${seeds[row]}: ${states[row]}`);
    if (digests[row] !== "") what.append(", digest ", make("code", {}, digests[row]!));
    state.textContent = "";
  }

  async function copyCommand(): Promise<void> {
    try {
      await navigator.clipboard.writeText(command.textContent);
      state.textContent = "Copied";
    } catch {
      // Without leave to write there, the command is selected to be copied by hand.
      getSelection()?.selectAllChildren(command);
      state.textContent = "Selected: copy it by hand";
    }
  }

  for (const { select } of parts) select.addEventListener("change", refresh);
  find(box, ".choices").append(
    ...parts.map(({ title, select }) => make("label", {}, title, select)),
  );
  box.append(make("p", { className: "copying" }, copy, state));
  refresh();
}

/** Makes the choice of a single trial work, where there is one. */
export function startTrials(): void {
  if (trials === null) return;
  for (const box of findAll(document, ".trial")) startTrial(box, trials);
}

import type { Cell, Column, Passage, PlayerDetail, Row, Table } from "../details/mod.ts";
import type { RunInspection } from "./inspection_schema.ts";

/** Signs before an integer. */
export const WRITTEN = { sign: "→", means: "written" };
export const READ = { sign: "←", means: "read" };
const READ_AND_WRITTEN = { sign: "⇄", means: "read, then written" };

type Step = RunInspection["steps"][0];

/** A run of a machine, step by step: a row for each cell and register, a column for each step. */
export function runPlayer(run: RunInspection): PlayerDetail {
  const { part, difficulty, rounded, steps } = run, amiss = amissOf(run);
  const title = `${part}, difficulty ${difficulty}`;
  return {
    kind: "player",
    question: rounded ? `${title}, every choice rounded` : title,
    reply: replyOf(run),
    right: amiss.length === 0,
    passages: passagesIn(run),
    unit: "step",
    start: "Before the first step all registers hold 0.",
    steps: steps.map((_, t) => ({ words: stepWords(run, t) })),
    table: machineTable(run, title),
  };
}

/** Cells that do not hold what they should. */
function amissOf({ wanted, answer }: RunInspection): number[] {
  return wanted.flatMap((value, cell) => value === null || value === answer[cell] ? [] : cell);
}

function replyOf(run: RunInspection): PlayerDetail["reply"] {
  const { wanted, steps, allowed, rounded, sameRounded } = run, amiss = amissOf(run).length;
  const all = wanted.filter((value) => value !== null).length;
  const result = all === 1
    ? [{ strong: "The cell" }, ` that counts is ${amiss === 0 ? "right" : "wrong"}`]
    : amiss === 0
    ? ["All ", { strong: `${all} cells` }, " that count are right"]
    : [{ strong: `${amiss} of ${all} cells` }, " that count are wrong"];
  const end = steps.length < allowed
    ? `. It stops after ${steps.length} of ${allowed} steps`
    : `. It takes all ${allowed} steps`;
  const other = rounded
    ? ""
    : sameRounded
    ? ". With every choice rounded it does the same"
    : ". With every choice rounded it does something else, shown next";
  return [...result, end, other, "."];
}

/** What is done in which steps; a passage that comes again is known by its first step. */
function passagesIn({ passages }: RunInspection): Passage[] {
  const textOf = (statements: readonly string[]) => statements.join("; ");
  return passages.map(({ first, last, statements, least }): Passage => {
    const text = textOf(statements);
    const same = passages.find((one) => textOf(one.statements) === text)!.first;
    const words = text === ""
      ? "nothing that the answer depends on"
      : same === first
      ? { code: text }
      : [`as in step ${same}: `, { code: text }];
    return { first, last, words, ...sure(least) };
  });
}

function sure(least: number): Pick<Passage, "note"> {
  return least >= 0.995 ? {} : { note: `least sure choice: ${percent(least)}` };
}

/** What a step did, with the integers at hand. */
function stepWords({ steps, names, memory }: RunInspection, t: number): string {
  const { reads, writes, registers, stop } = steps[t]!;
  const held = steps[t - 1]?.memory ?? memory;
  const before = steps[t - 1]?.registers ?? registers.map(() => 0);
  const place = (cell: number) => names[cell] ? `cell ${cell} (${names[cell]})` : `cell ${cell}`;
  const did = [
    ...reads.length === 0
      ? []
      : [`reads ${inWords(reads.map((cell) => `${held[cell]} in ${place(cell)}`))}`],
    ...writes.map(({ cell, value }) => `writes ${value} to ${place(cell)}`),
    ...changesOf(before, registers),
  ];
  const all = did.length === 0 ? "It changes nothing." : `It ${inWords(did)}.`;
  return stop < 0.01 ? all : `${all} The chance that it stops here is ${percent(stop)}.`;
}

/** "sets r2 to 3" */
function changesOf(before: readonly number[], after: readonly number[]): string[] {
  const changes = after.flatMap((value, i) => value === before[i] ? [] : `r${i + 1} to ${value}`);
  return changes.length === 0 ? [] : [`sets ${inWords(changes)}`];
}

function inWords(parts: readonly string[]): string {
  const last = parts.at(-1)!;
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function machineTable(run: RunInspection, title: string): Table {
  const { memory, wanted, names, answer, steps } = run;
  const rows = shownCells(run).map((cell): Row => ({
    group: "memory",
    cells: [
      textCell(names[cell] ? `${cell} ${names[cell]}` : String(cell)),
      textCell(String(memory[cell])),
      ...steps.map((step) => memoryCell(step, cell)),
      answerCell(wanted[cell] ?? null, answer[cell]!),
      textCell(wanted[cell] === null ? "" : String(wanted[cell])),
    ],
  }));
  const registers = steps[0]!.registers.map((_, i): Row => ({
    group: "registers",
    cells: [
      textCell(`r${i + 1}`),
      textCell("0"),
      ...steps.map((step): Cell => integer(step.registers[i]!, step.unsure.registers.includes(i))),
      textCell(""),
      textCell(""),
    ],
  }));
  const stops: Row = {
    group: "stop",
    cells: [
      textCell("stops, %"),
      textCell(""),
      ...steps.map(({ stop }): Cell => ({
        value: { kind: "number", value: stop, unit: "hundredths" },
        shade: stop,
      })),
      textCell(""),
      textCell(""),
    ],
  };
  return {
    title: `Memory and registers for: ${title}`,
    columns: [
      { name: "cell", title: "Cell", heads: true },
      { name: "at_first", title: "First", align: "right" },
      ...steps.map((_, t): Column => ({
        name: `step_${t + 1}`,
        title: [{ hidden: "Step " }, String(t + 1)],
        align: "right",
        step: true,
      })),
      { name: "answer", title: "Answer", align: "right" },
      { name: "wanted", title: "Wanted", align: "right" },
    ],
    rows: [...rows, ...registers, stops],
  };
}

/** All cells but those at the end that hold 0 and that nothing touches. */
function shownCells({ memory, wanted, steps }: RunInspection): number[] {
  const isUsed = (cell: number) =>
    memory[cell] !== 0 || wanted[cell] !== null ||
    steps.some(({ memory, reads, writes }) =>
      memory[cell] !== 0 || reads.includes(cell) || writes.some((write) => write.cell === cell)
    );
  const cells = [...memory.keys()];
  return cells.slice(0, cells.findLastIndex(isUsed) + 1);
}

/** What a cell holds after a step, and what the step did with it. */
function memoryCell({ memory, reads, writes, unsure }: Step, cell: number): Cell {
  const own = integer(memory[cell]!, unsure.memory.includes(cell));
  const isRead = reads.includes(cell), write = writes.find((one) => one.cell === cell);
  if (!isRead && write === undefined) return own;
  const sign = write === undefined ? READ : isRead ? READ_AND_WRITTEN : WRITTEN;
  return {
    value: {
      kind: "text",
      words: [sign, integerWords(memory[cell]!, unsure.memory.includes(cell))],
    },
    on: true,
    ...isRead ? { read: true } : {},
    ...write === undefined ? {} : { shade: write.share },
  };
}

function integer(value: number, isUnsure: boolean): Cell {
  return textCell(integerWords(value, isUnsure));
}

/** An integer that is held with a probability below a half has a question mark. */
function integerWords(value: number, isUnsure: boolean): string {
  return isUnsure ? `${value}?` : String(value);
}

function answerCell(wanted: number | null, answer: number): Cell {
  if (wanted === null) return textCell("");
  return { ...textCell(String(answer)), tone: wanted === answer ? "better" : "worse" };
}

function textCell(words: string): Cell {
  return { value: { kind: "text", words } };
}

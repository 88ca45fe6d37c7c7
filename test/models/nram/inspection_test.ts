import type { Detail, InspectedTrial, Model, PlayerDetail, Words } from "../../../models/mod.ts";
import {
  type CircuitsInspection,
  type MachineInspection,
  machines,
  type RunInspection,
  type Watched,
} from "../../../models/nram/mod.ts";
import type { ReadableTape, TapeBatch, TapeData } from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { copier, type HandMachine } from "./_hand_machine.ts";
import { copierUntil, dataOf, modelOf, tapeOf } from "./_tapes.ts";

function text(words: Words): string {
  if (typeof words === "string") return words;
  if (Array.isArray(words)) return words.map(text).join("");
  if ("code" in words) return words.code;
  if ("strong" in words) return text(words.strong);
  return "sign" in words ? words.sign : "hidden" in words ? "" : JSON.stringify(words);
}

function cellTexts(player: PlayerDetail, row: number): string[] {
  return player.table.rows[row]!.cells.map(({ value }) =>
    value?.kind === "text" ? text(value.words) : value?.kind === "number" ? `${value.value}` : ""
  );
}

function choose(model: Watched & Model<TapeBatch>, dataset: TapeData): MachineInspection[] {
  return machines.choose(model, dataset, []);
}

function chooseRuns(model: Watched & Model<TapeBatch>, dataset: TapeData): RunInspection[] {
  return choose(model, dataset).filter((one) => one.kind === "run");
}

function chooseCircuits(model: Watched & Model<TapeBatch>, dataset: TapeData): CircuitsInspection {
  const last = choose(model, dataset).at(-1);
  assert(last?.kind === "circuits");
  return last;
}

function detailOf(inspection: MachineInspection): Detail {
  const [detail, ...others] = machines.details(inspection, {} as InspectedTrial);
  assertEquals(others, []);
  return detail!;
}

function runPlayer(run: RunInspection): PlayerDetail {
  const player = detailOf(run);
  assert(player.kind === "player");
  return player;
}

function run(model: Watched & Model<TapeBatch>, tape: ReadableTape): RunInspection {
  return chooseRuns(model, dataOf([[tape]]))[0]!;
}

Deno.test("a copying machine shows its loop, and where it reads and writes", () => {
  const player = runPlayer(run(modelOf(copierUntil(5)), tapeOf(4)));
  assertEquals(player.passages, [
    { first: 1, last: 1, words: { code: "r1 := mem[r1]; r2 := 1" } },
    {
      ...{ first: 2, last: 5, note: "least sure choice: 80 %" },
      words: { code: "mem[r1 + r2 - 1] := mem[r2]; r2 := r2 + 1" },
    },
  ]);
  assertEquals(player.right, true);
  assertEquals(
    text(player.reply),
    "All 4 cells that count are right. It stops after 5 of 9 steps. With every choice rounded it " +
      "does the same.",
  );
  assertEquals(player.steps.map(({ words }) => words), [
    "It reads 5 in cell 0 (p) and sets r1 to 5, r2 to 1 and r3 to 2.",
    "It reads 5 in cell 1 (A[0]), writes 5 to cell 5 and sets r2 to 2 and r3 to 1.",
    "It reads 6 in cell 2 (A[1]), writes 6 to cell 6 and sets r2 to 3.",
    "It reads 7 in cell 3 (A[2]), writes 7 to cell 7 and sets r2 to 4.",
    "It reads 8 in cell 4 (A[3]), writes 8 to cell 8 and sets r2 to 5. " +
    "The chance that it stops here is 100 %.",
  ]);
  assertEquals([2, 6].map((row) => cellTexts(player, row)), [
    ["2 A[1]", "6", "6", "6", "←6", "6", "6", "", ""],
    ["6", "0", "0", "0", "→6", "6", "6", "6", "6"],
  ]);
  // Cells 9 to 11 hold 0, and nothing touches them.
  assertEquals(player.table.rows.map(({ group }) => group), [
    ...Array(9).fill("memory"),
    ...["registers", "registers", "registers", "stop"],
  ]);
  const column = player.table.rows.map(({ cells }) => cells[4]!);
  assertEquals(column.flatMap(({ on }, row) => on ? row : []), [2, 6]);
  assertEquals([column[2]!.read, column[2]!.shade, column[6]!.read, column[6]!.shade], [
    ...[true, undefined, undefined, 1],
  ]);
  assertEquals(cellTexts(player, 10), ["r2", "0", "1", "2", "3", "4", "5", "", ""]);
  assertEquals(cellTexts(player, 12), ["stops, %", "", "0", "0", "0", "0", "1", "", ""]);
});

Deno.test("a circuit that comes again is known by its first step", () => {
  const turns: HandMachine = {
    registers: 1,
    step: (t) => ({
      choices: {
        ...{ WRITE: ["r1", t % 2 === 0 ? "ONE" : "TWO"], INC: ["r1"], r1: ["INC"] },
      },
    }),
  };
  const all = { ...tapeOf(1), wanted: Array.from({ length: 12 }, (_, i) => 1 + i % 2) };
  const player = runPlayer(run(modelOf(turns), all));
  const one = "mem[r1] := 1; r1 := r1 + 1", two = "mem[r1] := 2; r1 := r1 + 1";
  assertEquals(player.passages!.map(({ words }) => text(words)), [
    ...[one, two, `as in step 1: ${one}`, `as in step 2: ${two}`],
    ...[`as in step 1: ${one}`, `as in step 2: ${two}`, `as in step 1: ${one}`],
    // The ninth writes the last cell, and its count is of no use to anybody.
    ...[`as in step 2: ${two}`, `as in step 1: ${one}`],
  ]);
});

Deno.test("a machine that never writes is said to do nothing", () => {
  const idle: HandMachine = {
    registers: 1,
    step: () => ({ choices: { WRITE: ["r1", "READ"] } }),
  };
  const player = runPlayer(run(modelOf(idle), tapeOf(2)));
  assertEquals(player.passages, [
    { first: 1, last: 9, words: "nothing that the answer depends on" },
  ]);
  assertEquals(player.steps[0]!.words, "It changes nothing.");
  assertEquals(player.right, false);
  assertEquals(
    text(player.reply).split(". ").slice(0, 2),
    ["2 of 2 cells that count are wrong", "It takes all 9 steps"],
  );
  // It has to stop after the last step.
  assertEquals(cellTexts(player, player.table.rows.length - 1).slice(-4), ["0", "1", "", ""]);
  const answers = player.table.rows.map(({ cells }) => cells.at(-2)!.tone);
  assertEquals(answers.filter((tone) => tone === "worse").length, 2);
});

Deno.test("a cell that is read and written shows what was in it, and how sure the write was", () => {
  const adder: HandMachine = {
    registers: 1,
    step: (t) => ({
      choices: { READ: ["r1"], INC: ["READ"], WRITE: ["r1", "INC"] },
      stop: Number(t === 1),
    }),
  };
  const { trace, ...others } = modelOf(adder);
  const model = {
    ...others,
    // The first argument of WRITE, which comes last but one.
    trace: (...asked: Parameters<typeof trace>) =>
      trace(...asked).map((own) => ({
        ...own,
        steps: own.steps.map((step) => ({
          ...step,
          arguments: step.arguments.map((given, i) => i === 17 ? given.map((p) => p * 0.7) : given),
        })),
      })),
  };
  const all = { ...tapeOf(1), wanted: [4, ...Array(11).fill(null)] };
  const player = runPlayer(run(model, all));
  assertEquals(text(player.reply).split(". ")[0], "The cell that counts is right");
  assertEquals(player.steps.map(({ words }) => words.split(". ")[0]), [
    "It reads 2 in cell 0 (p) and writes 3 to cell 0 (p).",
    "It reads 3 in cell 0 (p) and writes 4 to cell 0 (p)",
  ]);
  assertEquals(cellTexts(player, 0), ["0 p", "2", "⇄3", "⇄4", "4", "4"]);
  const cell = player.table.rows[0]!.cells[2]!;
  assertEquals([cell.read, cell.shade, cell.on], [true, 0.7, true]);
});

Deno.test("integers that are less than half certain have a question mark", () => {
  const one = run(modelOf(copierUntil(5)), tapeOf(4));
  const steps = one.steps.map((step) => ({ ...step, unsure: { memory: [5, 8], registers: [1] } }));
  const player = runPlayer({ ...one, steps });
  assertEquals(cellTexts(player, 5).slice(2, 5), ["0?", "→5?", "5?"]);
  assertEquals(cellTexts(player, 10).slice(2, 4), ["1?", "2?"]);
});

Deno.test("choose() takes a middle tape, the hardest and a wrong one, the same every time", () => {
  const tapes = [5, 1, 2, 3, 3, 4, 5].map((difficulty) => tapeOf(difficulty));
  const longer = [tapeOf(7, 16), tapeOf(6, 16)];
  // Stopped after 6 steps it has copied five cells.
  const dataset = dataOf([longer, tapes]), model = modelOf(copierUntil(6));
  const runs = chooseRuns(model, dataset);
  for (const one of runs) assertEquals(machines.schema.parse(one), one);
  assertEquals(
    runs.map(({ part, difficulty, answer, wanted }) => [
      ...[part, difficulty],
      answer.filter((value, cell) => wanted[cell] !== null && wanted[cell] !== value).length,
    ]),
    [["copy", 3, 0], ["copy", 5, 0], ["copy, longer", 7, 2]],
  );
  assertEquals(chooseRuns(model, dataset), runs);
  // A wrong one of the length that is trained on is of more interest.
  const worse = chooseRuns(modelOf(copierUntil(5)), dataset);
  assertEquals(worse.map(({ part, difficulty }) => [part, difficulty]), [["copy", 3], ["copy", 5]]);
  assert(new Set(worse[1]!.answer).has(0));
});

Deno.test("choose() leaves out tapes that are too long to be read", () => {
  const runs = chooseRuns(modelOf(copierUntil(3)), dataOf([[tapeOf(2)], [tapeOf(9, 33)]]));
  assertEquals(runs.map(({ part }) => part), ["copy"]);
});

Deno.test("a rounded run follows one that it differs from", () => {
  const data = dataOf([[tapeOf(4)]]);
  const runs = chooseRuns(modelOf(copierUntil(5), copierUntil(3)), data);
  assertEquals(runs.map(({ rounded, sameRounded }) => [rounded, sameRounded]), [
    ...[[false, false], [true, null]],
  ]);
  const [soft, rounded] = runs.map(runPlayer);
  assert(text(soft!.reply).endsWith("shown next."));
  assertEquals([soft!.question, rounded!.question], [
    ...["copy, difficulty 4", "copy, difficulty 4, every choice rounded"],
  ]);
  assertEquals([soft!.right, rounded!.right], [true, false]);
});

Deno.test("the circuits of an MLP are a table by which registers are 0", () => {
  const data = dataOf([[tapeOf(4), tapeOf(2)]]);
  // Soft it would do otherwise: the table is that of the rounded machine.
  const chosen = chooseCircuits(modelOf(copierUntil(3), copierUntil(5)), data);
  assertEquals(machines.schema.parse(chosen), chosen);
  const loop = ["mem[r1 + r2 - 1] := mem[r2]", "r2 := r2 + 1"];
  assertEquals(chosen, {
    ...{ kind: "circuits", controller: "mlp", tapes: 2, registers: 3 },
    circuits: [
      { zeros: [0, 1, 2], statements: ["r1 := mem[r1]", "r2 := 1"], steps: 2, least: 1, stop: 0 },
      // r3 tells whether r1 equals r1: its value is 1.
      { zeros: [], statements: loop, steps: 8, least: 0.97, stop: 0 },
    ],
  });
  const group = detailOf(chosen);
  assert(group.kind === "group");
  const [, found] = group.details;
  assert(found?.kind === "table");
  assertEquals(
    found.table.rows.map(({ cells }) =>
      cells.map(({ value }) =>
        value?.kind === "text" ? text(value.words) : value?.kind === "number" ? value.value : null
      )
    ),
    [["r1 := mem[r1]; r2 := 1", "all", 2, 0, 1], [loop.join("; "), "none", 8, 0, 0.97]],
  );
});

Deno.test("an LSTM has no table of circuits, and a sentence says why", () => {
  const chosen = chooseCircuits(modelOf(copier, copier, "lstm"), dataOf([[tapeOf(2)]]));
  assertEquals(machines.schema.parse(chosen), chosen);
  assertEquals(chosen.circuits, []);
  const detail = detailOf(chosen);
  assert(detail.kind === "text" && text(detail.words).includes("LSTM"));
});

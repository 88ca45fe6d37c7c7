import { assertEquals } from "../../../std.ts";
import { circuitOf, statementsOf } from "../../../models/nram/mod.ts";
import { sliceOf } from "../../../models/nram/answer_slice.ts";
import { copier, type HandMachine, runByHand } from "./_hand_machine.ts";

/** By step, the statements that matter and the cells that they read. */
function sliced(
  machine: HandMachine,
  tape: readonly number[],
  wanted: readonly number[],
  stops: readonly number[],
) {
  const circuit = circuitOf({ registers: machine.registers, moduleCopies: 1 });
  const { steps } = runByHand(machine, tape, stops.length);
  const read = steps.map((step, t) => ({
    ...{ step, statements: statementsOf(circuit, step.choices), stop: stops[t]! },
  }));
  return sliceOf(circuit, read, wanted)
    .map(({ statements, reads }) => [statements.map(({ words }) => words), reads]);
}

const tape = [4, 5, 6, 7, 0, 0, 0, 0];
const write = "mem[r1 + r2 - 1] := mem[r2]", count = "r2 := r2 + 1";

Deno.test("of a copying machine only what the wanted cells come from matters", () => {
  const first = ["r1 := mem[r1]", "r2 := 1"];
  // Cells 4, 5 and 6; the last step writes cell 7.
  assertEquals(sliced(copier, tape, [4, 5, 6], [0, 0, 0, 0, 1]), [
    [first, [0]],
    [[write, count], [1]],
    [[write, count], [2]],
    // Nobody needs the count any more.
    [[write], [3]],
    [[], []],
  ]);
  // Cell 5 alone: the steps count on for it.
  assertEquals(sliced(copier, tape, [5], [0, 0, 0, 0, 1]), [
    [first, [0]],
    [[count], []],
    [[write], [2]],
    ...[[[], []], [[], []]],
  ]);
});

Deno.test("a memory in which the machine may stop is part of the answer", () => {
  const first = ["r1 := mem[r1]", "r2 := 1"];
  const machine: HandMachine = {
    registers: 3,
    // In the last step all of it is undone: 0 to the cell where r1 points.
    step: (t) => t < 2 ? copier.step(t) : { choices: { WRITE: ["r1", "ZERO"] } },
  };
  const undone = ["mem[r1] := 0"];
  assertEquals(sliced(machine, tape, [4], [0, 0, 1]), [
    ...[[["r1 := mem[r1]"], [0]], [[], []], [undone, []]],
  ]);
  // The last memory always is, however many other ends there are.
  assertEquals(sliced(machine, tape, [4], [0.05, 0.05, 0.05])[2], [undone, []]);
  assertEquals(sliced(machine, tape, [4], [0, 0.1, 0.9]), [
    ...[[first, [0]], [[write], [1]], [undone, []]],
  ]);
});

Deno.test("what is read from a cell comes from the write before", () => {
  const machine: HandMachine = {
    registers: 2,
    step: (t) =>
      [
        { choices: { WRITE: ["ONE", "TWO"], r2: ["TWO"] } },
        // Overwritten in the next step.
        { choices: { WRITE: ["TWO", "ONE"] } },
        { choices: { READ: ["r2"], WRITE: ["TWO", "ZERO"], r1: ["READ"] } },
        { choices: { WRITE: ["r1", "TWO"] } },
      ][t]!,
  };
  // mem[1] := 2; mem[2] := 1; r1 := mem[2] = 1, mem[2] := 0; mem[1] := 2.
  assertEquals(sliced(machine, [0, 0, 0, 0], [1, 2], [0, 0, 0, 1]), [
    [["r2 := 2"], []],
    [["mem[2] := 1"], []],
    [["mem[2] := 0", "r1 := mem[r2]"], [2]],
    [["mem[r1] := 2"], []],
  ]);
});

Deno.test("what a register held before it was set anew does not matter", () => {
  const machine: HandMachine = {
    registers: 2,
    step: (t) =>
      [
        { choices: { WRITE: ["r1", "r1"], r2: ["ONE"] } },
        { choices: { WRITE: ["r1", "r1"], r2: ["TWO"] } },
        { choices: { WRITE: ["r2", "ONE"] } },
      ][t]!,
  };
  assertEquals(sliced(machine, [0, 0, 0, 0], [2], [0, 0, 1]), [
    ...[[[], []], [["r2 := 2"], []], [["mem[r2] := 1"], []]],
  ]);
});

import { assertAlmostEquals, assertEquals } from "../../../std.ts";
import { circuitOf } from "../../../models/nram/mod.ts";
import { statementsOf } from "../../../models/nram/circuit_words.ts";
import { copier, type HandMachine, runByHand } from "./_hand_machine.ts";

/** The statements of each step of a machine on a tape of 8 cells. */
function statements(machine: HandMachine, steps: number) {
  const circuit = circuitOf({ registers: machine.registers, moduleCopies: 1 });
  const { steps: traced } = runByHand(machine, [4, 5, 6, 7, 0, 0, 0, 0], steps);
  return traced.map(({ choices }) => statementsOf(circuit, choices));
}

Deno.test("the words of a circuit are those of a hand-built copying machine", () => {
  const [first, second, third] = statements(copier, 3);
  // It puts back what it reads: that is no write.
  assertEquals(first!.map(({ words }) => words), ["r1 := mem[r1]", "r2 := 1", "r3 := 2"]);
  assertEquals(first!.map(({ least }) => least), [1, 1, 1]);
  assertEquals(second!.map(({ words }) => words), [
    ...["mem[r1 + r2 - 1] := mem[r2]", "r2 := r2 + 1", "r3 := 1"],
  ]);
  const [write, count] = second!;
  assertEquals([write!.target, count!.target], [
    { kind: "write", place: 13 },
    { kind: "register", index: 1 },
  ]);
  assertEquals([write!.registers, write!.reads], [new Set([0, 1]), new Set([0])]);
  assertEquals([count!.registers, count!.reads], [new Set([1]), new Set<number>()]);
  for (const { least } of second!) assertAlmostEquals(least, 0.97);
  for (const { least } of third!) assertAlmostEquals(least, 0.8);
});

Deno.test("an incrementing machine reads, adds one and goes on", () => {
  const machine: HandMachine = {
    registers: 2,
    step: () => ({
      choices: {
        ...{ READ: ["r1"], INC: ["READ"], WRITE: ["r1", "INC"], ADD: ["r1", "ONE"], r1: ["ADD"] },
      },
    }),
  };
  for (const own of statements(machine, 2)) {
    assertEquals(own.map(({ words }) => words), ["mem[r1] := mem[r1] + 1", "r1 := r1 + 1"]);
  }
});

Deno.test("the least likely choice is that of everything that a statement comes from", () => {
  const machine: HandMachine = {
    registers: 1,
    step: () => ({ choices: { INC: ["r1"], DEC: ["INC"], WRITE: ["DEC", "ONE"] } }),
  };
  const circuit = circuitOf({ registers: 1, moduleCopies: 1 });
  const choices = [...runByHand(machine, [0, 0, 0, 0], 1).steps[0]!.choices];
  // READ, then INC: half of it goes to the register that it took.
  choices[1] = choices[1]!.map((_, i) => i === 0 ? 0.5 : 0.125);
  const [write] = statementsOf(circuit, choices);
  assertEquals([write!.words, write!.least], ["mem[r1] := 1", 0.5]);
});

Deno.test("of equally likely sources the first is taken, as when choices are rounded", () => {
  const circuit = circuitOf({ registers: 2, moduleCopies: 1 });
  const among = [...circuit.modules.flatMap((module) => module.arguments), ...circuit.updates];
  const choices = among.map(({ sources }) => Array<number>(sources).fill(1 / sources));
  // Everything takes r1: READ gives mem[r1], which nobody wants.
  assertEquals(statementsOf(circuit, choices).map(({ words }) => words), [
    ...["mem[r1] := r1", "r2 := r1"],
  ]);
});

Deno.test("a second copy of the modules reads the memory that the first one wrote", () => {
  const registers = 1, circuit = circuitOf({ registers, moduleCopies: 2 });
  const among = [...circuit.modules.flatMap((module) => module.arguments), ...circuit.updates];
  // Sources: r1, then the outputs of modules 0 to 27.
  const choices = among.map(({ sources }) =>
    Array.from({ length: sources }, (_, i) => Number(i === 0))
  );
  const firstOf = (module: number) =>
    circuit.modules.slice(0, module).reduce((sum, { arguments: { length } }) => sum + length, 0);
  const choose = (choice: number, source: number) =>
    choices[choice] = choices[choice]!.map((_, i) => Number(i === source));
  // mem[r1] := 2, then mem[r1] := mem′[1]; r1 := what the first READ gave.
  choose(firstOf(13) + 1, 4);
  choose(firstOf(14), 3);
  choose(firstOf(27) + 1, 15);
  choose(among.length - 1, 1);
  assertEquals(
    statementsOf(circuit, choices).map(({ words, target, reads }) => [
      ...[words, target.kind === "write" ? target.place : target.index],
      ...reads,
    ]),
    [["mem[r1] := 2", 13], ["mem[r1] := mem′[1]", 27, 14], ["r1 := mem[r1]", 0, 0]],
  );
});

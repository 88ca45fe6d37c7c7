import { assertAlmostEquals, assertEquals } from "../../../std.ts";
import { circuitOf } from "../../../models/nram/mod.ts";
import { readCircuit, statementsOf, usedRegisters } from "../../../models/nram/circuit_words.ts";
import { copier, type HandMachine, runByHand } from "./_hand_machine.ts";

/** The statements of each step of a machine on a tape of 8 cells. */
function statements(machine: HandMachine, steps: number) {
  const circuit = circuitOf({ registers: machine.registers, moduleCopies: 1 });
  const { steps: traced } = runByHand(machine, [4, 5, 6, 7, 0, 0, 0, 0], steps);
  const read = traced.map(({ choices }) => readCircuit(circuit, choices));
  return read.map((own) => statementsOf(own, usedRegisters(read)));
}

Deno.test("the words of a circuit are those of a hand-built copying machine", () => {
  const [first, second, third] = statements(copier, 3);
  // It puts back what it reads: that is no write.
  assertEquals(first, {
    ...{ words: ["r1 := mem[r1]", "r2 := 1"], reads: [0], writes: [], least: 1 },
  });
  assertEquals(second!.words, ["mem[r1 + r2 - 1] := mem[r2]", "r2 := r2 + 1"]);
  assertEquals([second!.reads, second!.writes], [[0], [13]]);
  assertAlmostEquals(second!.least, 0.97);
  assertEquals(third!.words, second!.words);
  assertAlmostEquals(third!.least, 0.8);
});

Deno.test("an incrementing machine reads, adds one and goes on", () => {
  const machine: HandMachine = {
    registers: 2,
    step: () => ({
      choices: {
        READ: ["r1"],
        INC: ["READ"],
        WRITE: ["r1", "INC"],
        ADD: ["r1", "ONE"],
        r1: ["ADD"],
      },
    }),
  };
  for (const { words } of statements(machine, 2)) {
    assertEquals(words, ["mem[r1] := mem[r1] + 1", "r1 := r1 + 1"]);
  }
});

Deno.test("registers count only if what is written depends on them, also steps later", () => {
  // r3 goes to r2, which goes to r1, which is written to.
  const chain = { r1: ["r2"], r2: ["r3"], r3: ["INC"], r4: ["TWO"], WRITE: ["r1", "ONE"] };
  const machine: HandMachine = {
    registers: 4,
    step: () => ({ choices: { ...chain, INC: ["r3"] } }),
  };
  assertEquals(statements(machine, 1)[0]!.words, [
    ...["mem[r1] := 1", "r1 := r2", "r2 := r3", "r3 := r3 + 1"],
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
    choices[choice] = choices[choice]!.map((_, i) => i === source ? 0.75 : 0.25 / (i + 1));
  // mem[r1] := 2, then mem′[r1] := mem′[1]; r1 := what the first READ gave.
  choose(firstOf(13) + 1, 4);
  choose(firstOf(14), 3);
  choose(firstOf(27) + 1, 15);
  choose(among.length - 1, 1);
  const read = readCircuit(circuit, choices);
  assertEquals(statementsOf(read, usedRegisters([read])), {
    words: ["mem[r1] := 2", "mem[r1] := mem′[1]", "r1 := mem[r1]"],
    reads: [0, 14],
    writes: [13, 27],
    least: 0.75,
  });
});

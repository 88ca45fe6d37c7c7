import {
  canonical,
  codeOf,
  type HardProgram,
  numbersOf,
  OPERATION,
} from "../../../../models/neural_programmer/found/mod.ts";
import { operationNames } from "../../../../tasks/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { smallBatch } from "../../_table_batch.ts";
import { program } from "./_programs.ts";

/** A draft in which everything is chosen. */
function draft(steps: readonly string[]) {
  const { operations } = program(steps);
  return {
    ...{ operations: [...operations], columns: operations.map((_, step) => step % 3) },
    ...{ greater: 0, lesser: 1, match: 2 },
  };
}

Deno.test("OPERATION counts operations as operationNames", () => {
  for (const [i, name] of operationNames.entries()) assertEquals(OPERATION[name], i);
});

Deno.test("canonical() leaves out columns and places that nothing depends on", () => {
  const of = (...steps: string[]) => canonical(draft(steps));
  assertEquals(of("sum", "greater", "print", "sum"), {
    ...program(["sum A", "greater B", "print T", "sum A"], { greater: 0 }),
  });
  assertEquals(of("count", "lesser", "match"), {
    ...program(["count", "lesser B", "match T"], { lesser: 1, match: 2 }),
  });
  assertEquals(
    of("and", "or", "reset", "difference"),
    program(["and", "or", "reset", "difference"]),
  );
});

Deno.test("canonical() copies: the draft is drawn anew", () => {
  const drawn = draft(["sum", "count"]), kept = canonical(drawn);
  drawn.operations[0] = OPERATION.print;
  drawn.columns[0] = 2;
  assertEquals(kept, program(["sum A", "count"]));
});

Deno.test("codeOf() tells programs apart by every choice", () => {
  const one: HardProgram = program(["greater A", "count"], { greater: 0, lesser: 0, match: 0 });
  const others: HardProgram[] = [
    one,
    { ...one, operations: [OPERATION.lesser, OPERATION.count] },
    { ...one, operations: [OPERATION.greater, OPERATION.sum] },
    { ...one, columns: [1, -1] },
    { ...one, columns: [0, 0] },
    { ...one, greater: 1 },
    { ...one, lesser: 1 },
    { ...one, match: 1 },
  ];
  assertEquals(new Set(others.map(codeOf)).size, others.length);
  assertEquals(codeOf(structuredClone(one)), codeOf(one));
});

Deno.test("numbersOf() counts the numbers of one question", () => {
  const batch = {
    ...smallBatch(),
    ...{ size: 4, questionNumbers: 2 },
    operandPositions: Int32Array.of(-1, 0, 0, -2, -2, -2, 3, 3),
  };
  assertEquals([0, 1, 2, 3].map((b) => numbersOf(batch, b)), [2, 1, 0, 2]);
});

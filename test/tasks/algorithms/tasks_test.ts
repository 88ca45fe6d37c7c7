import { sha256 } from "../../../engine/base/mod.ts";
import { algorithms } from "../../../tasks/algorithms/mod.ts";
import { DataError, parseTaskOptions, tapeTasks } from "../../../tasks/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../std.ts";

const tasks = Object.values(tapeTasks);

function generate(name: string, options: Record<string, unknown> = {}, test = 12) {
  const task = tapeTasks[name]!;
  return task.generate({ seed: 1, train: 1, test }, parseTaskOptions(task, options));
}

Deno.test("there are the ten tasks of the paper, in its order", () => {
  assertEquals(tasks.map(({ name }) => name), [
    ...["access", "increment", "copy", "reverse", "swap", "permutation", "list-k", "list-search"],
    ...["merge", "walk-bst"],
  ]);
  for (const task of tasks) {
    const { kind, collection, graded, targetError, published, parts, example } = task;
    assertEquals(
      { kind, collection, graded, targetError, published, parts, example },
      {
        ...{ kind: "tape", collection: "algorithms", graded: true, targetError: 0, published: [] },
        ...{ parts: [task.name], example: "tape" },
      },
    );
  }
});

Deno.test("a task trains to its longest, and tests twice that and 50 on as many more cells", () => {
  const data = generate("copy");
  assertEquals([data.train.hardest, data.shape], [7, { cells: 16 }]);
  assertEquals(data.parts.map(({ task, testQuestions, beyond }) => [task, testQuestions, beyond]), [
    ["copy", 12, undefined],
    ["copy, length 14", 3, true],
    ["copy, length 50", 3, true],
  ]);
  const read = [0, 4, 11, 12, 15].map(data.readTest);
  assertEquals(read.map(({ difficulty, memory }) => [difficulty, memory.length]), [
    [1, 16],
    [5, 16],
    // The twelfth: 1 + 11 % 7.
    [5, 16],
    [14, 32],
    // 114.3 cells.
    [50, 115],
  ]);
});

Deno.test("longer tapes have as many more cells as they are longer, which is enough", () => {
  const sizes = (name: string, options: Record<string, unknown>) => {
    const { test } = generate(name, options, 1);
    return Array.from(test.batch([...Array(test.length).keys()]).cells);
  };
  // 7 * 50 / 3 = 116.7.
  assertEquals(sizes("copy", { longest: 3, cells: 7 }), [7, 14, 117]);
  assertEquals(sizes("walk-bst", { longest: 1, cells: 7, further: "twice" }), [7, 14]);
  assertEquals(sizes("swap", { further: "none" }), [16]);
  for (const { name, cellsFor } of algorithms) {
    for (let longest = 1; longest <= 20; longest++) {
      const cells = cellsFor(longest);
      for (const length of [2 * longest, 50]) {
        assert(Math.ceil(cells * length / longest) >= cellsFor(length), `${name}, ${length}`);
      }
    }
  }
});

Deno.test("validation may have tapes half as long again as those that are trained on", () => {
  const { validation, test, parts } = generate(
    "copy",
    { validation: "longer", further: "none" },
    16,
  );
  // 16 / 8 more, of length 10.5, rounded up, on 16 x 11 / 7 = 25.1 cells.
  assertEquals([validation.length, test.length, parts.length], [18, 16, 1]);
  const { cells, memory } = validation.batch([15, 16, 17]);
  assertEquals(cells, Int32Array.of(16, 26, 26));
  // The pointer behind the array.
  assertEquals([memory[26], memory[52]], [12, 12]);
  assertEquals(generate("copy", { further: "none" }, 16).validation.length, 16);
});

Deno.test("a tape too small for the longest is an error that says how many cells it takes", () => {
  const needed: Record<string, number> = {
    // Of length 6.
    ...{ access: 8, increment: 7, copy: 13, reverse: 13, swap: 9, permutation: 13 },
    ...{ "list-k": 16, "list-search": 16, merge: 17, "walk-bst": 27 },
  };
  for (const { name } of algorithms) {
    const cells = needed[name]!;
    assertThrows(
      () => generate(name, { longest: 6, cells: cells - 1 }),
      DataError,
      `Cannot place ${name} of length 6 on a tape of ${cells - 1} cells: it takes ${cells}`,
    );
    assertEquals(generate(name, { longest: 6, cells, further: "none" }).shape, { cells });
  }
});

Deno.test("options and counts that cannot be used are errors", () => {
  for (
    const [options, message] of [
      [{ longest: 0 }, "longest: Expected a whole number from 1 to 20: 0"],
      [{ longest: 21 }, "longest: Expected a whole number from 1 to 20: 21"],
      [{ cells: 2 }, "cells: Expected a whole number from 3 to 256: 2"],
      [{ further: "100" }, 'further: Expected "none" or "twice" or "twice-and-50": "100"'],
    ] as const
  ) {
    assertThrows(() => generate("reverse", options), TypeError, message);
  }
  assertThrows(() => generate("reverse", {}, 0), RangeError, "Cannot draw 0 test tapes of reverse");
  assertThrows(
    () => generate("reverse", {}, 1e6),
    DataError,
    "Cannot generate 1000000 tapes of reverse",
  );
  // How many are trained on is no question of a stream.
  const task = tapeTasks["reverse"]!;
  task.generate({ seed: 1, train: 1e6, test: 1 }, parseTaskOptions(task));
});

Deno.test("tapes are the same on every machine", () => {
  // Whoever changes it changes the tasks' version too.
  assertEquals(
    sha256(tasks.map(({ name }) => generate(name, {}, 60).digest).join()),
    "7cfb268341efef9b9304aa08ff4389aa675d8730060feeec768b1afe1296b8dc",
  );
});

Deno.test("tasks draw tapes of their own, and no other of the same seed", () => {
  const digests = tasks.map(({ name }) => generate(name).digest);
  assertEquals(new Set(digests).size, tasks.length);
  const [copied, reversed] = ["copy", "reverse"].map((name) => generate(name).test.batch([2]));
  assert(copied!.memory.some((value, i) => value !== reversed!.memory[i]));
});

import { sha256 } from "../../../engine/base/mod.ts";
import { DataError, parseTaskOptions, sequenceTasks } from "../../../tasks/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../std.ts";
import { solve } from "./_solve.ts";

const tasks = Object.values(sequenceTasks);

function generate(name: string, options: Record<string, unknown> = {}, test = 12) {
  const task = sequenceTasks[name]!;
  return task.generate({ seed: 1, train: 1, test }, parseTaskOptions(task, options));
}

/** The parts beyond the trained lengths, and how many sequences they have. */
function beyond(name: string, options: Record<string, unknown>, test = 1000) {
  return generate(name, options, test).parts.slice(1).map(({ task, testQuestions, beyond }) => {
    assert(beyond);
    return [task.replace(`${name}, length `, ""), testQuestions].join(": ");
  });
}

Deno.test("tasks are solved when every sequence is right, and nothing of them is published", () => {
  for (const task of tasks) {
    const { kind, collection, graded, targetError, published, parts, example } = task;
    assertEquals(
      { kind, collection, graded, targetError, published, parts, example },
      {
        ...{ kind: "sequence", collection: "sequences", graded: true, targetError: 0 },
        ...{ published: [], parts: [task.name], example: "sequence" },
      },
    );
  }
});

Deno.test("a task trains to its longest, and tests 41 and 101 beyond", () => {
  const data = generate("badd");
  // Numbers of one to ten digits.
  assertEquals(data.train.hardest, 10);
  assertEquals(data.shape, { inputSymbols: 4, outputSymbols: 3 });
  assertEquals(data.symbols, { input: ["", "0", "1", "+"], output: ["", "0", "1"] });
  assertEquals(data.parts.map(({ task, testQuestions, beyond }) => [task, testQuestions, beyond]), [
    ["badd", 12, undefined],
    ["badd, length 41", 12, true],
    ["badd, length 101", 12, true],
  ]);
  const read = [0, 9, 11, 12, 24].map(data.readTest);
  assertEquals(read.map(({ difficulty, length }) => [difficulty, length]), [
    [1, 3],
    [10, 21],
    // The twelfth: 1 + 11 % 10.
    [2, 5],
    [20, 41],
    [50, 101],
  ]);
  const { lengths } = data.test.batch([9, 12, 24]);
  assertEquals(lengths, Int32Array.of(21, 41, 101));
});

Deno.test("test sequences have the answers, words and symbols that their numbers say", () => {
  // Padding, digits and, of numbers, the operator; lists are of two symbols.
  const shapes: Record<string, [input: number, output: number]> = {
    ...{ badd: [4, 3], qadd: [6, 5], add: [12, 11], bmul: [4, 3], mul: [12, 11] },
  };
  for (const { name } of tasks) {
    const data = generate(name, {}, 40);
    assertEquals([data.shape.inputSymbols, data.shape.outputSymbols], shapes[name] ?? [3, 3]);
    for (let i = 0; i < data.test.length; i++) {
      const { input, wanted, length } = data.readTest(i);
      assertEquals(wanted, solve(name, input), name);
      assertEquals(length, Math.max(input.length, wanted.length));
    }
  }
});

Deno.test("there are the tasks of the authors' code, with as many lengths as each has to its longest", () => {
  const hardest = (longest: number) =>
    Object.fromEntries(
      tasks.map(({ name }) => [name, generate(name, { longest, further: "none" }).train.hardest]),
    );
  const each = (names: string, count: number) =>
    Object.fromEntries(names.split(" ").map((name) => [name, count]));
  assertEquals(hardest(10), {
    // 3, 5, 7 and 9; 3 to 10; 4, 6, 8 and 10.
    ...each("badd qadd add bmul mul search", 4),
    ...each("incr id rev sort left right left-shift right-shift", 8),
    ...each("rev2 dup kvsort", 4),
  });
  assertEquals([hardest(9)["dup"], hardest(4)["dup"], hardest(4)["badd"]], [3, 1, 1]);
  assertThrows(() => generate("dup", { longest: 3 }), TypeError, "from 4 to 128: 3");
});

Deno.test("lists are of the symbols that an option says, and in words where they are a number", () => {
  const { shape, symbols, readTest } = generate("sort", { symbols: 12 });
  assertEquals(shape, { inputSymbols: 13, outputSymbols: 13 });
  assertEquals([symbols.input[1], symbols.output[12], symbols.input.length], ["0", "11", 13]);
  assertEquals(readTest(0).words, null);
  const numbers = generate("incr", { symbols: 3, longest: 4, further: "none" }, 400);
  let lost = 0;
  for (let i = 0; i < 400; i++) {
    const { input, words } = numbers.readTest(i);
    const number = parseInt(input.toReversed().join(""), 3), bound = 3 ** input.length;
    const last = number + 1 === bound;
    assertEquals(words, `${number} + 1 = ${last ? `0 (mod ${bound})` : number + 1}`);
    lost += Number(last);
  }
  // Of 200 numbers of three digits and 200 of four: 10, give or take 3.
  assert(lost > 0 && lost < 23, `${lost}`);
});

Deno.test("lengths beyond are those of the choice that are longer than the longest", () => {
  assertEquals(beyond("badd", { further: "none" }), []);
  // Of 42 positions there are 20 digits each, and the operator.
  assertEquals(beyond("badd", { further: "twice" }), ["41: 256"]);
  assertEquals(beyond("badd", { further: "twice", longest: 13 }), ["25: 256"]);
  assertEquals(beyond("badd", { further: "to-101", longest: 41 }), ["101: 256"]);
  assertEquals(beyond("badd", { further: "to-101", longest: 128 }), []);
  assertEquals(beyond("badd", { further: "to-401", longest: 100 }), [
    "101: 256",
    "201: 128",
    "401: 128",
  ]);
  assertEquals(beyond("bmul", { further: "to-4001" }), [
    ...["41: 256", "101: 256", "201: 128", "401: 128", "4001: 8"],
  ]);
  // Even lengths only.
  assertEquals(beyond("dup", { further: "to-401", longest: 40 }), [
    ...["100: 256", "200: 128", "400: 128"],
  ]);
  assertEquals(beyond("rev", { further: "twice" }), ["42: 256"]);
});

Deno.test("a part beyond has no more sequences than the test, unless an option asks for them", () => {
  assertEquals(beyond("badd", { further: "to-401" }, 100), [
    ...["41: 100", "101: 100", "201: 100", "401: 100"],
  ]);
  assertEquals(beyond("badd", { further: "to-401", furtherTests: 200 }, 300), [
    ...["41: 256", "101: 256", "201: 200", "401: 200"],
  ]);
  assertEquals(beyond("badd", { further: "to-401", furtherTests: 128 }, 10), [
    ...["41: 128", "101: 128", "201: 128", "401: 128"],
  ]);
});

Deno.test("validation may have sequences half as long again as those that are trained on, or five times", () => {
  const longest = (name: string, options: Record<string, unknown>) => {
    const { validation } = generate(name, { validation: "longer", ...options }, 16);
    // 16 / 8 more.
    assertEquals(validation.length, 18);
    const [before, ...longer] = validation.batch([15, 16, 17]).lengths;
    assert(before! <= Number(options["longest"]));
    assertEquals(longer[0], longer[1]);
    return longer[0];
  };
  // 31.5, rounded up to 32, of which there are none.
  assertEquals(longest("badd", { longest: 21 }), 31);
  assertEquals(longest("badd", { longest: 3 }), 5);
  assertEquals(longest("badd", { longest: 21, validation: "five-times" }), 105);
  assertEquals(longest("rev", { longest: 10, validation: "five-times" }), 50);
  assertEquals(generate("badd", {}, 16).validation.length, 16);
});

Deno.test("options and counts that cannot be used are errors", () => {
  for (
    const [options, message] of [
      [{ longest: 2 }, "longest: Expected a whole number from 3 to 128: 2"],
      [{ longest: 129 }, "longest: Expected a whole number from 3 to 128: 129"],
      [{ furtherTests: -1 }, "furtherTests: Expected a whole number from 0 to 10000: -1"],
      [{ further: "100" }, 'further: Expected "none" or "twice" or "to-101"'],
      [{ symbols: 3 }, "symbols: There are only longest, further, furtherTests, validation"],
    ] as const
  ) {
    assertThrows(() => generate("badd", options), TypeError, message);
  }
  assertThrows(() => generate("badd", {}, 0), RangeError, "Cannot draw 0 test sequences of badd");
  assertThrows(
    () => generate("badd", {}, 1e6),
    DataError,
    "Cannot generate 1000000 sequences of badd",
  );
  // How many are trained on is no question of a stream.
  const task = sequenceTasks["badd"]!;
  task.generate({ seed: 1, train: 1e6, test: 1 }, parseTaskOptions(task));
});

Deno.test("tasks draw sequences of their own, and no other of the same seed", () => {
  const digests = tasks.map(({ name }) => generate(name).digest);
  assertEquals(new Set(digests).size, tasks.length);
  const [added, multiplied] = ["badd", "bmul"].map((name) => generate(name).test.batch([9]));
  const operands = (input: Int32Array) => Array.from(input).filter((symbol) => symbol !== 3);
  assert(String(operands(added!.input)) !== String(operands(multiplied!.input)));
});

Deno.test("sequences are the same on every machine", () => {
  // Whoever changes it changes the tasks' version too.
  assertEquals(
    sha256(tasks.map(({ name }) => generate(name, {}, 60).digest).join()),
    "e9e787843788374e7b9270e2b233d485c6e2baa1f25ebc49949ed1db0e319657",
  );
});

import { ProgramMemory } from "../../../../models/neural_programmer/found/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { program } from "./_programs.ts";

const sum = program(["sum A"]), count = program(["count"]), other = program(["sum B"]);

Deno.test("ProgramMemory keeps the programs of each text, in their order", () => {
  const memory = new ProgramMemory(3);
  memory.add("1", sum);
  memory.add("1", count);
  memory.add("2", other);
  assertEquals(memory.programsOf("1"), [sum, count]);
  assertEquals(memory.programsOf("2"), [other]);
  assertEquals(memory.programsOf("3"), []);
  assertEquals(["1", "2", "3"].map((text) => memory.knows(text)), [true, true, false]);
  memory.keep("3", () => true);
  memory.keep("2", () => false);
  assertEquals(["1", "2", "3"].map((text) => memory.knows(text)), [true, false, false]);
});

Deno.test("ProgramMemory drops wrong programs for good, of their text alone", () => {
  const memory = new ProgramMemory(3);
  for (const one of [sum, count, other]) memory.add("1", one);
  memory.keep("1", (program) => program !== count);
  assertEquals(memory.programsOf("1"), [sum, other]);
  assert(!memory.takes("1", count), "once wrong");
  assert(memory.takes("2", count));
  memory.keep("1", () => false);
  assertEquals(memory.programsOf("1"), []);
  for (const one of [sum, count, other]) assert(!memory.takes("1", one));
  assert(memory.takes("1", program(["sum A", "count"])));
});

Deno.test("ProgramMemory takes a program once, while there is room", () => {
  const memory = new ProgramMemory(2);
  assert(memory.takes("1", sum));
  memory.add("1", sum);
  assert(!memory.takes("1", structuredClone(sum)), "known");
  assert(memory.takes("1", count));
  memory.add("1", count);
  assert(!memory.takes("1", other), "full");
  assert(memory.takes("2", other));
  memory.keep("1", (program) => program === sum);
  assert(memory.takes("1", other), "room again");
});

Deno.test("ProgramMemory counts texts that were met, and those with a program", () => {
  const memory = new ProgramMemory(2);
  assertEquals(memory.size, { texts: 0, found: 0 });
  memory.keep("1", () => true);
  memory.add("2", sum);
  memory.add("2", count);
  memory.add("3", sum);
  memory.keep("3", () => false);
  assertEquals(memory.size, { texts: 3, found: 1 });
  // To look for programs is not to meet a text.
  memory.programsOf("4");
  assertEquals(memory.size.texts, 3);
});

Deno.test("ProgramMemory goes through JSON, and becomes what was saved", () => {
  const memory = new ProgramMemory(2);
  for (const one of [sum, count]) memory.add("1,2", one);
  memory.keep("1,2", (program) => program !== sum);
  memory.add("1,2", program(["greater A", "lesser B"], { greater: 1, lesser: 0, match: 3 }));
  memory.keep("3", () => true);
  const saved = JSON.stringify(memory.save());
  const restored = new ProgramMemory(2);
  restored.add("4", other);
  restored.restore(JSON.parse(saved));
  assertEquals(JSON.stringify(restored.save()), saved);
  assertEquals(restored.programsOf("1,2"), memory.programsOf("1,2"));
  assertEquals(restored.programsOf("4"), [], "what was there before");
  assertEquals(restored.size, { texts: 2, found: 1 });
  // What was once wrong stays so.
  restored.keep("1,2", () => false);
  assert(!restored.takes("1,2", sum));
  assert(restored.takes("1,2", other));
});

Deno.test("what ProgramMemory saved and restored is not changed by what happens next", () => {
  const memory = new ProgramMemory(3);
  memory.add("1", sum);
  const saved = memory.save(), before = structuredClone(saved);
  memory.add("1", count);
  memory.keep("1", () => false);
  assertEquals(saved, before);
  memory.restore(saved);
  memory.add("1", count);
  memory.keep("1", () => false);
  assertEquals(saved, before);
});

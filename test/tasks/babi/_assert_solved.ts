import type { Question, Story } from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { solve } from "./_solve.ts";

/** Asserts that the solver of a task gives the file's answer, and its supports in their order. */
export function assertSolved(task: number, story: Story, question: Question): void {
  const found = solve(task, story, question);
  const { text, answer, supports } = question;
  assertEquals(found?.answer, answer, text);
  const sets = found!.supports.map((set) => set.join(" "));
  assert(sets.includes(supports.join(" ")), `${text} ${supports} is none of ${sets.join("; ")}`);
}

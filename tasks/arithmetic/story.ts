import type { Story } from "../kinds/story/mod.ts";
import { DataError } from "../task.ts";
import type { ArithmeticName, Condition, Problem } from "./problem.ts";

const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth"] as const;

/** What each asks; a comparison's words and operand are put in. */
const questions: Readonly<Record<ArithmeticName, string>> = {
  add: "What is the sum of the numbers?",
  subtract: "What is the first number minus the second?",
  sum: "What is the sum of the numbers?",
  compare: "How many numbers are OPERATION than OPERAND?",
};

/**
 * Problems as stories in the bAbI format, one after another: a statement for each number, then the
 * question. An answer follows from all numbers.
 */
export function writeStories(name: ArithmeticName, problems: readonly Problem[]): string {
  return problems.map(({ numbers, comparison, answer }) => {
    const lines = numbers.map((number, i) => `${i + 1} The ${ordinals[i]} number is ${number}.\n`);
    const question = questions[name]
      .replace("OPERATION", comparison?.operation ?? "")
      .replace("OPERAND", String(comparison?.operand));
    const supports = numbers.map((_, i) => i + 1).join(" ");
    return `${lines.join("")}${numbers.length + 1} ${question}\t${answer}\t${supports}\n`;
  }).join("");
}

/**
 * Reads problems back out of stories with a question each.
 *
 * @param path What the errors name.
 * @throws {DataError} If a story is not written as `writeStories` does.
 */
export function readProblems(
  name: ArithmeticName,
  stories: readonly Story[],
  path: string,
): Problem[] {
  return stories.map((story, i) => {
    const fail = (what: string) => new DataError(`${path}: Story ${i + 1}: ${what}`);
    const numbers = story.statements.map(({ text }, j) => {
      const found = /^The (\w+) number is (\d{1,7})\.$/.exec(text);
      if (found === null || found[1] !== ordinals[j]) {
        throw fail(`Expected the ${ordinals[j] ?? "end of the"} number: ${JSON.stringify(text)}`);
      }
      return Number(found[2]);
    });
    const [question] = story.questions;
    if (story.questions.length !== 1 || question?.told !== numbers.length) {
      throw fail("Expected one question, after all numbers");
    }
    const comparison = comparisonOf(question.text);
    const [written] = writeStories(name, [{ numbers, comparison, answer: 0 }]).split("\t");
    if (!written!.endsWith(` ${question.text}`)) {
      throw fail(`Expected the question of ${name}: ${JSON.stringify(question.text)}`);
    }
    if (name === "subtract" && numbers.length !== 2) throw fail("Expected two numbers");
    if (!/^-?\d{1,8}$/.test(question.answer)) {
      throw fail(`Expected a whole number as the answer: ${JSON.stringify(question.answer)}`);
    }
    return { numbers, comparison, answer: Number(question.answer) };
  });
}

function comparisonOf(question: string): Condition | null {
  const found = /^How many numbers are (greater|lesser) than (\d{1,7})\?$/.exec(question);
  if (found === null) return null;
  return { operation: found[1] as Condition["operation"], operand: Number(found[2]) };
}

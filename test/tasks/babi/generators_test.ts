import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { generateStories, generators } from "../../../tasks/babi/generators/mod.ts";
import { readStories, tasks } from "../../../tasks/mod.ts";
import { assert, assertEquals, assertNotEquals, assertThrows } from "../../../std.ts";
import { solve } from "./_solve.ts";

function generate(task: number, questions: number, seed = 1): string {
  const random = new RandomStream(streamKey(seed, "data"));
  return generateStories(generators[task]!, questions, random);
}

const numbers = Object.keys(generators).map(Number);

for (const number of numbers) {
  Deno.test(`task ${number} is generated from its seed alone`, () => {
    assertEquals(generate(number, 50), generate(number, 50));
    assertNotEquals(generate(number, 50), generate(number, 50, 2));
  });

  Deno.test(`task ${number} has exactly so many questions and ends with one`, () => {
    for (const questions of [1, 4, 5, 6, 23]) {
      const text = generate(number, questions);
      assertEquals(text.match(/\t.*\t/g)!.length, questions);
      assert(text.trimEnd().split("\n").at(-1)!.includes("\t"));
    }
    assertThrows(() => generate(number, 0), RangeError, "0 questions");
    assertThrows(() => generate(number, 1.5), RangeError, "1.5 questions");
  });

  Deno.test(`task ${number} is solved by its solver, supporting facts included`, () => {
    for (const story of readStories(generate(number, 2000), "generated")) {
      for (const question of story.questions) {
        const { answer, supports } = question;
        assertEquals(solve(number, story, question), { answer, supports: [...supports] });
      }
    }
  });

  Deno.test(`task ${number} has other stories for training and test`, () => {
    const dataset = tasks[`babi-qa${number}`]!.generate!({ seed: 3, train: 200, test: 100 });
    assertEquals(dataset.train.length + dataset.validation.length, 200);
    assertEquals(dataset.test.length, 100);
    const first = dataset.train.batch([0]), other = dataset.test.batch([0]);
    assertNotEquals([...first.statements], [...other.statements]);
  });
}

/** Asserts a share of n draws within four standard errors of what the released data have. */
function assertShare(count: number, n: number, expected: number, what: string): void {
  const error = Math.sqrt(expected * (1 - expected) / n);
  assert(Math.abs(count / n - expected) < 4 * error, `${what}: ${count} of ${n}, not ${expected}`);
}

const questions = 10_000;

/** Statements after the newest support of each question: how often each distance occurs. */
function supportDistances(task: number): number[] {
  const counts: number[] = [];
  for (const { statements, questions } of readStories(generate(task, 10_000), "generated")) {
    for (const { supports, told } of questions) {
      const newest = Math.max(...supports);
      const distance = told - 1 - statements.findIndex(({ id }) => id === newest);
      counts[distance] = (counts[distance] ?? 0) + 1;
    }
  }
  return counts;
}

Deno.test("task 1 asks as far back as the released data", () => {
  // Of 10,000 questions of the released training file, by statements after the support.
  const released = [4520, 2895, 1325, 857, 403];
  const distances = supportDistances(1);
  assertEquals(distances.length, 5);
  for (const [distance, count] of released.entries()) {
    assertShare(distances[distance]!, questions, count / 10_000, `distance ${distance}`);
  }
});

Deno.test("task 2 has the actions of the released data", () => {
  const text = generate(2, questions);
  const lines = text.split("\n").filter((line) => line !== "" && !line.includes("\t"));
  const count = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length;
  const shares = [
    [/ (went|journeyed|travelled|moved) /, 0.65],
    [/ (grabbed|got|picked up|took) the \w+ there\.$/, 0.198],
    [/ (dropped|left|put down|discarded) /, 0.152],
  ] as const;
  // Statements of one story hang together: allow twice the error of independent draws.
  for (const [pattern, share] of shares) {
    const error = 2 * 4 * Math.sqrt(share * (1 - share) / lines.length);
    assert(Math.abs(count(pattern) / lines.length - share) < error, `${pattern}`);
  }
  const dropped = count(shares[2][0]);
  assertShare(count(/(dropped|left|put down|discarded) the \w+ there\.$/), dropped, 0.2, "there");
  const statements = lines.length / (questions / 5);
  assert(Math.abs(statements - 21.8) < 1, `${statements} statements a story, not 21.8`);
});

Deno.test("task 6 says yes half of the time, and asks after two statements", () => {
  const text = generate(6, questions);
  assertShare(text.match(/\tyes\t/g)!.length, questions, 0.5, "yes");
  const stories = readStories(text, "generated");
  const first = stories.filter(({ questions: [question] }) => question!.told === 2).length;
  // 361 of 400 first questions of the released 1k files come after two statements.
  assertShare(first, stories.length, 361 / 400, "first question after two statements");
});

Deno.test("task 15 draws animals and fears as the released data", () => {
  const stories = readStories(generate(15, questions), "generated");
  let permutations = 0, distinct = 0;
  for (const { statements } of stories) {
    assertEquals(statements.length, 8);
    const of = (pattern: RegExp) =>
      new Set(statements.filter(({ text }) => pattern.test(text)).map(({ words }) => words.at(-1)));
    permutations += Number(of(/afraid/).size === 4);
    distinct += Number(of(/ is a /).size === 4);
  }
  // Of 2,750 released stories: 292 with four different fears, 153 with four different animals.
  assertShare(permutations, stories.length, 292 / 2750, "permutations");
  assertShare(distinct, stories.length, 153 / 2750, "four animals");
});

Deno.test("generated texts are frozen", () => {
  // A change here changes the data of every trial: the task's version has to grow with it.
  const digests = numbers.map((number) =>
    tasks[`babi-qa${number}`]!.generate!({ seed: 1, train: 1000, test: 1000 }).digest.slice(0, 16)
  );
  assertEquals(digests, [
    "2815f2fd76193ab1",
    "c2941f411f6f6213",
    "c5cdebfe824840b3",
    "1fe6270e96aa4a46",
  ]);
});

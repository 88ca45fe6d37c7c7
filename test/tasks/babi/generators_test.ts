import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { readStories, storySources, storyTasks, textStatistics } from "../../../tasks/mod.ts";
import { totalVariation } from "./_total_variation.ts";
import { generateStories, type Generator, generators } from "../../../tasks/babi/generators/mod.ts";
import { assert, assertEquals, assertNotEquals, assertThrows } from "../../../std.ts";
import { grammar } from "./_grammar.ts";
import { assertSolved } from "./_assert_solved.ts";

function generate(task: number, questions: number, seed = 1): string {
  const random = new RandomStream(streamKey(seed, "data"));
  return generateStories(generators[task]!, questions, random).join("");
}

const numbers = Object.keys(generators).map(Number);

/** The texts of stories, one by one. */
function storiesOf(text: string): string[] {
  return text.split(/^(?=1 )/m);
}

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
        assertSolved(number, story, question);
      }
    }
  });

  Deno.test(`task ${number} has other stories for training and test`, () => {
    const dataset = storyTasks[`babi-qa${number}`]!.generate(
      { seed: 3, train: 200, test: 100 },
      {},
    );
    assertEquals(dataset.train.length + dataset.validation.length, 200);
    assertEquals(dataset.test.length, 100);
    // There are enough stories of every task that each test story can be one that training has not.
    const { train, test } = storySources[number - 1]!.generate({ seed: 3, train: 2000, test: 500 });
    const known = new Set(storiesOf(train)), asked = storiesOf(test);
    assert(asked.length >= 47 && known.size > asked.length, `${known.size} and ${asked.length}`);
    assertEquals(asked.filter((story) => known.has(story)), []);
  });
}

for (const number of numbers) {
  Deno.test(`task ${number} writes the lines of the released files, and each kind of them`, () => {
    const patterns = grammar[number]!.map((line) => new RegExp(`^\\d+ ${line}$`));
    const lines = generate(number, 2000).trimEnd().split("\n");
    for (const line of lines) {
      assertEquals(patterns.filter((pattern) => pattern.test(line)).length, 1, line);
    }
    for (const pattern of patterns) assert(lines.some((line) => pattern.test(line)), `${pattern}`);
  });
}

Deno.test("nobody moves to the place where the reader knows them to be", () => {
  for (const number of [1, 2, 6]) {
    for (const { statements } of readStories(generate(number, 2000), "generated")) {
      const known = new Map<string, string>();
      for (const { text } of statements) {
        const [, who, where] = /^(\w+) (?:went|journeyed|travelled|moved) .*?(\w+)\.$/.exec(text) ??
          [];
        if (who === undefined) continue;
        assertNotEquals(known.get(who), where, text);
        known.set(who, where!);
      }
    }
  }
});

/** Asserts a share of n draws within four standard errors of what the released data have. */
function assertShare(count: number, n: number, expected: number, what: string): void {
  const error = Math.sqrt(expected * (1 - expected) / n);
  assert(Math.abs(count / n - expected) < 4 * error, `${what}: ${count} of ${n}, not ${expected}`);
}

const questions = 10_000;

Deno.test("task 1 asks as far back as the released data", () => {
  // Of 10,000 questions of the released training file, by statements after the support.
  const released = [4520, 2895, 1325, 857, 403];
  const { distances } = textStatistics(readStories(generate(1, questions), "generated"));
  assertEquals(distances.size, 5);
  for (const [distance, count] of released.entries()) {
    assertShare(distances.get(distance)!, questions, count / 10_000, `distance ${distance}`);
  }
});

Deno.test("task 6 has the actions of the released data", () => {
  const { actions } = textStatistics(readStories(generate(6, questions), "generated"));
  const statements = actions.values().reduce((sum, count) => sum + count, 0);
  for (const [action, share] of [["move", 0.676], ["get", 0.21], ["drop", 0.114]] as const) {
    const count = actions.get(action)!;
    // Statements of one story hang together: twice the error of independent draws.
    const error = 2 * 4 * Math.sqrt(share * (1 - share) / statements);
    assert(Math.abs(count / statements - share) < error, `${action}: ${count}`);
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

Deno.test("every verb is as frequent as the others of its kind", () => {
  const text = generate(6, questions);
  const kinds = [
    [/\w (went|went back|journeyed|travelled|moved) to the /g, 5],
    [/\w (grabbed|got|picked up|took) the /g, 4],
    [/\w (dropped|left|put down|discarded) the /g, 4],
  ] as const;
  for (const [pattern, size] of kinds) {
    const verbs = [...text.matchAll(pattern)].map(([, verb]) => verb!);
    const counts = Map.groupBy(verbs, (verb) => verb);
    assertEquals(counts.size, size);
    for (const [verb, { length }] of counts) assertShare(length, verbs.length, 1 / size, verb);
  }
});

/** By the statements between one question of a story and the next: how often that occurs. */
function gaps(task: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const story of readStories(generate(task, questions), "generated")) {
    for (const [i, { told }] of story.questions.slice(1).entries()) {
      const gap = told - story.questions[i]!.told;
      counts.set(gap, (counts.get(gap) ?? 0) + 1);
    }
  }
  return counts;
}

Deno.test("questions are as far apart as in the released data", () => {
  // Of 1,600 in the released 1k files. They are a sample too, hence the second term of the error.
  const released = [[2, 2, 1165], [2, 4, 208], [2, 6, 115], [2, 8, 51], [6, 2, 1593]] as const;
  const generated = { 2: gaps(2), 6: gaps(6) };
  const n = questions * 4 / 5;
  for (const [task, gap, count] of released) {
    const share = count / 1600, found = generated[task].get(gap)! / n;
    const error = Math.sqrt(share * (1 - share) * (1 / n + 1 / 1600));
    assert(Math.abs(found - share) < 4 * error, `task ${task}, ${gap}: ${found}, not ${share}`);
  }
  for (const gap of [...generated[2].keys(), ...generated[6].keys()]) assertEquals(gap % 2, 0);
  assertEquals([...gaps(1)], [[2, n]]);
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
    storyTasks[`babi-qa${number}`]!.generate({ seed: 1, train: 1000, test: 1000 }, {}).digest.slice(
      0,
      16,
    )
  );
  assertEquals(digests, [
    "2815f2fd76193ab1",
    "c2941f411f6f6213",
    "87d6c3d1d7939cb4",
    "7a14ef29de458bd7",
    "baba60fcfccc1169",
    "c5cdebfe824840b3",
    "0336d0d36de760e7",
    "d89168ed084e6f1b",
    "450b30da8dcda8e8",
    "8344cd997845a5c6",
    "c3fd9cc691b6923a",
    "239e564d1be83931",
    "078266efaa77ecc8",
    "945bc46399dc7db1",
    "1fe6270e96aa4a46",
    "8122726ec5366d04",
    "7bbe8dd0e07bab5a",
    "b4cb8310b1e7d570",
    "0220b0e087f690b1",
    "2cd6623c23518563",
  ]);
});

/** Statements by what they tell, of 10,000 questions of the released files; of 1,000 in task 3. */
const released: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  2: { move: 0.65, get: 0.198, drop: 0.152 },
  3: { move: 0.638, get: 0.188, drop: 0.175 },
  5: { move: 0.559, get: 0.169, drop: 0.117, give: 0.155 },
  6: { move: 0.676, get: 0.21, drop: 0.114 },
  7: { move: 0.596, get: 0.182, drop: 0.093, give: 0.129 },
  8: { move: 0.664, get: 0.211, drop: 0.126 },
  9: { move: 0.495, in: 0.25, not: 0.125, "no longer": 0.13 },
  10: { move: 0.499, in: 0.251, either: 0.25 },
  18: { bigger: 0.5, fits: 0.5 },
};

for (const [task, shares] of Object.entries(released)) {
  Deno.test(`task ${task} tells what the released data tell, as often`, () => {
    const { actions } = textStatistics(readStories(generate(Number(task), questions), "generated"));
    const expected = new Map(Object.entries(shares));
    const distance = totalVariation(actions, expected);
    assert(distance < 0.02, `total variation distance ${distance}`);
  });
}

Deno.test("a simulator that never ends is stopped", () => {
  const random = new RandomStream(streamKey(1, "data"));
  const endless: Generator = (story) => {
    while (true) story.tell("Nothing happens.");
  };
  assertThrows(() => generateStories(endless, 1, random), RangeError, "100000 steps");
});

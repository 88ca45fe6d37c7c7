import { Curriculum, type CurriculumUpdate } from "../../../bench/trial/curriculum.ts";
import type { CurriculumSpec } from "../../../bench/trial/spec/mod.ts";
import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../std.ts";

const random = new RandomStream(streamKey(1, "order"));
const byError: CurriculumSpec = {
  ...{ kind: "byError", threshold: 0.1, every: 3, examples: 7 },
  ...{ anyShare: 0.1, belowShare: 0.25 },
};

/** An update of which nothing is known but what is measured. */
function asking(errorAt: CurriculumUpdate["errorAt"]): CurriculumUpdate {
  return { hardest: 1, score: undefined, errorAt };
}

/** How often each difficulty is drawn, as shares, from 1 on. */
function shares(curriculum: Curriculum, epoch: number, hardest: number, draws = 200_000): number[] {
  const counts = new Array<number>(hardest).fill(0);
  for (let i = 0; i < draws; i++) counts[curriculum.draw(epoch, random.derive(i)) - 1]! += 1;
  return counts.map((count) => count / draws);
}

function assertShares(got: readonly number[], expected: readonly number[]): void {
  assertEquals(got.length, expected.length);
  for (const [i, share] of expected.entries()) {
    // Five standard errors of a share of 200,000 draws.
    assert(Math.abs(got[i]! - share) < 0.0056, `${i + 1}: ${got[i]} for ${share}`);
  }
}

Deno.test("a curriculum of none draws all difficulties alike", () => {
  assertShares(shares(new Curriculum({ curriculum: { kind: "none" } }, 4), 0, 4), [
    ...[0.25, 0.25, 0.25, 0.25],
  ]);
});

Deno.test("a curriculum of levels goes up after its epochs, to the highest", () => {
  const levels = new Curriculum({ curriculum: { kind: "levels", epochs: 2 } }, 3);
  assertEquals([0, 1, 2, 3, 4, 5, 6, 99].map((epoch) => levels.levelIn(epoch)), [
    ...[1, 1, 2, 2, 3, 3, 3, 3],
  ]);
  assertShares(shares(levels, 2, 3), [0.5, 0.5, 0]);
});

Deno.test("a curriculum by error draws a tenth of any, a quarter of up to, and the others of D + e", () => {
  const curriculum = new Curriculum({ curriculum: byError }, 4);
  curriculum.restore({ level: 2, updates: 0, roseAt: 0 });
  // D + e is 2, 3 or 4 with 1/2, 1/4, 1/4; uniform up to it: 1 with 1/4 + 1/12 + 1/16 and so on.
  const highest = [0, 1 / 2, 1 / 4, 1 / 4];
  const upTo = [1, 2, 3, 4].map((difficulty) =>
    highest.reduce((sum, share, i) => i + 1 >= difficulty ? sum + share / (i + 1) : sum, 0)
  );
  assertShares(
    shares(curriculum, 0, 4),
    highest.map((share, i) => 0.1 / 4 + 0.25 * upTo[i]! + 0.65 * share),
  );
});

Deno.test("a curriculum by error rises when the error at its level is below the threshold", () => {
  const curriculum = new Curriculum({ curriculum: byError }, 3);
  const asked: (readonly number[])[] = [], levels: number[] = [];
  const errors = [0.1, 0.099, 0.5, 0];
  for (let update = 0; update < 18; update++) {
    curriculum.update(asking((...question) => {
      asked.push(question);
      return errors[asked.length - 1]!;
    }));
    levels.push(curriculum.levelIn(0));
  }
  // Every third update, seven examples; equal to the threshold is not below it; at the top nothing is asked.
  assertEquals(asked, [[1, 7, 1], [1, 7, 2], [2, 7, 3], [2, 7, 4]]);
  assertEquals(levels, [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3]);
  assertEquals(curriculum.state, { level: 3, updates: 18, roseAt: 12 });
});

Deno.test("a curriculum by error keeps its rises apart, and asks nothing before", () => {
  const curriculum = new Curriculum({ curriculum: { ...byError, apart: 8 } }, 9);
  const asked: (readonly number[])[] = [], rises: number[] = [];
  const errors = [0, 0.5, 0, 0];
  for (let update = 1; update <= 34; update++) {
    const before = curriculum.levelIn(0);
    curriculum.update(asking((...question) => {
      asked.push(question);
      return errors[asked.length - 1]!;
    }));
    if (curriculum.levelIn(0) > before) rises.push(update);
  }
  // Every third update, of those that are 8 or more after the last rise: 9; 18 is too high, 21; 30.
  assertEquals(asked, [[1, 7, 3], [2, 7, 6], [2, 7, 7], [3, 7, 10]]);
  assertEquals(rises, [9, 21, 30]);
});

Deno.test("a curriculum goes on from where it was saved", () => {
  const curriculum = { ...byError, apart: 4 };
  const whole = new Curriculum({ curriculum }, 9);
  const question = (difficulty: number, _: number, check: number) =>
    (difficulty + check) % 3 === 0 ? 0.5 : 0;
  let copy = new Curriculum({ curriculum }, 9);
  for (let update = 0; update < 30; update++) {
    whole.update(asking(question));
    copy.update(asking(question));
    const saved = JSON.parse(JSON.stringify(copy.state));
    copy = new Curriculum({ curriculum }, 9);
    copy.restore(saved);
    assertEquals(copy.state, whole.state);
  }
  assert(whole.state.level > 3);
});

Deno.test("a curriculum by error says at which updates it found the error low", () => {
  const curriculum = new Curriculum({ curriculum: byError }, 2);
  const low = Array.from({ length: 9 }, () => curriculum.update(asking(() => 0.05)));
  // At update 3 the level rises to the highest, where nothing is measured.
  assertEquals([...low.keys()].filter((i) => low[i]), [2]);
});

const byTrainingError: CurriculumSpec = {
  ...{ kind: "byTrainingError", threshold: 0.2, every: 3, first: 2 },
  ...{ againShare: 0.6, anyShare: 0.25 },
};

/** An update on a batch of four, of one difficulty. */
function batch(hardest: number, wrong: number): CurriculumUpdate {
  const errorAt = () => {
    throw new Error("nothing is measured");
  };
  return { hardest, score: { wrong, total: 4 }, errorAt };
}

Deno.test("a curriculum by training error draws up to its level, again, and of any", () => {
  const curriculum = new Curriculum({ curriculum: { ...byTrainingError, first: 3 } }, 5);
  // The share up to d: of a uniform draw from 1 to 3 u = d / 3, with a second one 0.4 u + 0.6 u^2; and of that
  // 0.75, and 0.25 times d / 5.
  const upTo = [0, 1, 2, 3, 4, 5].map((d) => {
    const u = Math.min(1, d / 3);
    return (0.4 * u + 0.6 * u * u) * (0.75 + 0.25 * d / 5);
  });
  assertShares(shares(curriculum, 0, 5), [1, 2, 3, 4, 5].map((d) => upTo[d]! - upTo[d - 1]!));
  assertShares(shares(curriculum, 99, 5), [1, 2, 3, 4, 5].map((d) => upTo[d]! - upTo[d - 1]!));
});

Deno.test("a curriculum by training error walks up by the batches since the last check", () => {
  const curriculum = new Curriculum({ curriculum: byTrainingError }, 4);
  assertEquals([curriculum.levelIn(0), curriculum.trainingError], [2, 1]);
  const seen: (readonly [difficulty: number, wrong: number])[] = [
    // 2 of 8: the third is too hard to count.
    ...[[1, 0], [2, 2], [3, 0]] as const,
    // 1 of 8, below 0.2: level 3.
    ...[[3, 4], [1, 1], [2, 0]] as const,
    // 2 of 12 with those of level 3: level 4, the highest.
    ...[[3, 1], [3, 1], [1, 0]] as const,
    // 3 of 12.
    ...[[4, 3], [1, 0], [2, 0]] as const,
    // None of 12: low, but nothing is higher.
    ...[[4, 0], [4, 0], [4, 0]] as const,
  ];
  const walk = seen.map((one) => {
    const low = curriculum.update(batch(...one));
    return [curriculum.levelIn(0), curriculum.trainingError, low] as const;
  });
  const expected = [
    ...[[2, 1, false], [2, 1, false], [2, 2 / 8, false]],
    ...[[2, 2 / 8, false], [2, 2 / 8, false], [3, 1 / 8, true]],
    ...[[3, 1 / 8, false], [3, 1 / 8, false], [4, 2 / 12, true]],
    ...[[4, 2 / 12, false], [4, 2 / 12, false], [4, 3 / 12, false]],
    ...[[4, 3 / 12, false], [4, 3 / 12, false], [4, 0, true]],
  ];
  assertEquals<unknown>(walk, expected);
  const { updates, roseAt, training } = curriculum.state;
  assertEquals([updates, roseAt], [15, 9]);
  assertEquals(training, { wrong: 0, total: 0, error: 0 });
});

Deno.test("a curriculum by training error does not rise at the threshold itself", () => {
  const curriculum = new Curriculum({ curriculum: { ...byTrainingError, threshold: 0.25 } }, 4);
  assertEquals([0, 2, 1].map((wrong) => curriculum.update(batch(1, wrong))), [false, false, false]);
  assertEquals(curriculum.state.level, 2);
});

Deno.test("a curriculum by training error waits for a check with a batch that counts", () => {
  const curriculum = new Curriculum({ curriculum: byTrainingError }, 4);
  const seen = [[3, 0], [4, 0], [3, 0], [1, 0], [4, 4], [4, 4]] as const;
  assertEquals(seen.map(([hardest, wrong]) => curriculum.update(batch(hardest, wrong))), [
    ...[false, false, false, false, false, true],
  ]);
});

Deno.test("a curriculum by training error begins at the highest level where none is as high as its first", () => {
  const curriculum = new Curriculum({ curriculum: { ...byTrainingError, first: 9 } }, 4);
  assertEquals(curriculum.levelIn(0), 4);
});

Deno.test("a curriculum by training error goes on from within a window", () => {
  const whole = new Curriculum({ curriculum: byTrainingError }, 9);
  let copy = new Curriculum({ curriculum: byTrainingError }, 9);
  for (let update = 0; update < 40; update++) {
    const one = batch(1 + update % 4, update % 5 === 0 ? 1 : 0);
    assertEquals(whole.update(one), copy.update(one));
    const saved = JSON.parse(JSON.stringify(copy.state));
    copy = new Curriculum({ curriculum: byTrainingError }, 9);
    copy.restore(saved);
    assertEquals(copy.state, whole.state);
  }
  assert(whole.state.level > 4);
});

Deno.test("a curriculum by training error refuses a model without a score", () => {
  const curriculum = new Curriculum({ curriculum: byTrainingError }, 4);
  const fault = "Cannot follow the training error: the model gives no score of a batch";
  assertThrows(() => curriculum.update(asking(() => 0)), TypeError, fault);
});

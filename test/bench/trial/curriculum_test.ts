import { Curriculum } from "../../../bench/trial/curriculum.ts";
import type { CurriculumSpec } from "../../../bench/trial/spec/mod.ts";
import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { assert, assertEquals } from "../../../std.ts";

const random = new RandomStream(streamKey(1, "order"));
const byError: CurriculumSpec = {
  ...{ kind: "byError", threshold: 0.1, every: 3, examples: 7 },
  ...{ anyShare: 0.1, belowShare: 0.25 },
};

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
    curriculum.update((...question) => {
      asked.push(question);
      return errors[asked.length - 1]!;
    });
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
    curriculum.update((...question) => {
      asked.push(question);
      return errors[asked.length - 1]!;
    });
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
    whole.update(question);
    copy.update(question);
    const saved = JSON.parse(JSON.stringify(copy.state));
    copy = new Curriculum({ curriculum }, 9);
    copy.restore(saved);
    assertEquals(copy.state, whole.state);
  }
  assert(whole.state.level > 3);
});

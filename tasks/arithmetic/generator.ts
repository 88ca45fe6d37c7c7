import { RandomStream, streamKey } from "../../engine/base/mod.ts";
import { checkGeneratedCounts } from "../generated_counts.ts";
import { DataError, type GeneratedData } from "../task.ts";
import type { Arithmetic, Problem } from "./problem.ts";

/** Which problems are drawn. */
export interface ArithmeticOptions {
  /** Numbers are 0 to this. */
  readonly largest: number;
  /**
   * The share of the combinations of numbers that training problems are made of. Below 1, test problems
   * are made of the others alone; at 1, both are of all.
   */
  readonly trainingShare: number;
}

/** Problems to learn from, and to be tested on. */
export interface Problems {
  readonly train: readonly Problem[];
  readonly test: readonly Problem[];
}

/** Combinations by their answer. */
type ByAnswer = readonly (readonly Problem[])[];

/**
 * Draws problems. An answer is drawn first, each that its part can have with the same probability; then
 * a combination of numbers that gives it; then their order, where the answer does not depend on it. So
 * to guess one answer is right once in as many times as there are answers.
 *
 * Training and test numbers are of one range, because a memory network cannot use a word that it never
 * saw. The combinations kept for the test are chosen for each answer apart: at least one of them, and
 * never all, so an answer that one combination gives is not asked about then. (Validation is a share of
 * the training problems, so its combinations are known ones.) A problem is a function of the seed, the
 * part and its index, whatever the number of problems.
 *
 * @throws {RangeError} If a count is not a positive integer.
 * @throws {DataError} If no combination can be kept for the test, or there are to be too many problems.
 */
export function drawProblems(
  { task, ordered, combinations }: Arithmetic,
  { largest, trainingShare }: ArithmeticOptions,
  { seed, train, test }: GeneratedData,
): Problems {
  checkGeneratedCounts(task, { seed, train, test });
  const random = new RandomStream(streamKey(seed, "data")).derive(task);
  const all = [...Map.groupBy(combinations(largest), ({ answer }) => answer).values()];
  const parts = trainingShare === 1
    ? { train: all, test: all }
    : split(all, trainingShare, random.derive("combinations"));
  if (parts.test.length === 0) {
    throw new DataError(`Cannot keep some of the combinations of ${task} for the test`);
  }
  const draw = (part: "train" | "test", count: number) => {
    if (!Number.isSafeInteger(count) || count < 1) {
      throw new RangeError(`Cannot generate ${count} problems`);
    }
    const stream = random.derive(part), answers = parts[part];
    return Array.from({ length: count }, (_, i) => {
      const own = stream.derive(i), problem = own.pick(own.pick(answers));
      return ordered ? problem : { ...problem, numbers: own.shuffled(problem.numbers) };
    });
  };
  return { train: draw("train", train), test: draw("test", test) };
}

function split(
  all: ByAnswer,
  trainingShare: number,
  random: RandomStream,
): Readonly<Record<"train" | "test", ByAnswer>> {
  const train: Problem[][] = [], test: Problem[][] = [];
  for (const combinations of all) {
    const shuffled = random.shuffled(combinations), most = shuffled.length - 1;
    const held = Math.min(most, Math.max(1, Math.round((1 - trainingShare) * shuffled.length)));
    train.push(shuffled.slice(held));
    if (held > 0) test.push(shuffled.slice(0, held));
  }
  return { train, test };
}

/** Small sums in plain numbers: what stories and tables of the same problems are written from. */

/** What a comparison asks: how many of the numbers are greater, or lesser, than the operand. */
export interface Condition {
  readonly operation: "greater" | "lesser";
  readonly operand: number;
}

/** Some whole numbers, what is asked of them, and the answer. */
export interface Problem {
  readonly numbers: readonly number[];
  /** Of `compare` alone; null for the others. */
  readonly comparison: Condition | null;
  readonly answer: number;
}

/** A kind of problem. */
export interface Arithmetic {
  /** The task's name. */
  readonly task: string;
  /** What is asked, in a few words. */
  readonly title: string;
  /** The largest number where nothing else is said; the smallest is 0. */
  readonly largest: number;
  /** The share of the combinations that training shows where nothing else is said. */
  readonly trainingShare: number;
  /** Whether the answer depends on the order of the numbers. */
  readonly ordered: boolean;
  /**
   * Every combination up to a largest number, each once. Where their order is of no matter, the numbers
   * ascend.
   */
  combinations(largest: number): Problem[];
}

const all = (largest: number) => [...Array(largest + 1).keys()];

/** Lists of so many numbers that ascend. */
function ascending(count: number, largest: number, smallest = 0): number[][] {
  if (count === 0) return [[]];
  return all(largest).slice(smallest).flatMap((first) =>
    ascending(count - 1, largest, first).map((others) => [first, ...others])
  );
}

function added(numbers: readonly number[]): Problem {
  return { numbers, comparison: null, answer: numbers.reduce((sum, number) => sum + number, 0) };
}

function compared(numbers: readonly number[], comparison: Condition): Problem {
  const { operation, operand } = comparison;
  const holds = (number: number) => {
    switch (operation) {
      case "greater":
        return number > operand;
      case "lesser":
        return number < operand;
    }
  };
  return { numbers, comparison, answer: numbers.filter(holds).length };
}

/**
 * The kinds of problems. With their own largest numbers the first three have 19 answers each: 0 to 18,
 * -9 to 9 and 0 to 18. A network that classifies has to have seen each answer, so they must be few.
 *
 * Of 55 pairs to add, or 100 to subtract, a thousand training questions show all; whoever wants pairs
 * that training does not show says so with the share. Of the 195 and 14,300 combinations of the other
 * two a fifth is kept for the test.
 */
export const arithmetics = {
  add: {
    task: "arithmetic-add",
    title: "the sum of two numbers",
    largest: 9,
    trainingShare: 1,
    ordered: false,
    combinations: (largest) => ascending(2, largest).map(added),
  },
  subtract: {
    task: "arithmetic-subtract",
    title: "the difference of two numbers",
    largest: 9,
    trainingShare: 1,
    ordered: true,
    combinations: (largest) =>
      all(largest).flatMap((first) =>
        all(largest).map((second) => ({
          numbers: [first, second],
          comparison: null,
          answer: first - second,
        }))
      ),
  },
  sum: {
    task: "arithmetic-sum",
    title: "the sum of three to six numbers",
    largest: 3,
    trainingShare: 0.8,
    ordered: false,
    combinations: (largest) =>
      [3, 4, 5, 6].flatMap((count) => ascending(count, largest).map(added)),
  },
  compare: {
    task: "arithmetic-compare",
    title: "how many of four numbers are greater, or lesser, than another",
    largest: 9,
    trainingShare: 0.8,
    ordered: false,
    combinations: (largest) =>
      ascending(4, largest).flatMap((numbers) =>
        all(largest).flatMap((operand) => [
          compared(numbers, { operation: "greater", operand }),
          compared(numbers, { operation: "lesser", operand }),
        ])
      ),
  },
} as const satisfies Readonly<Record<string, Arithmetic>>;

export type ArithmeticName = keyof typeof arithmetics;

/** Their names, in their order. */
export const arithmeticNames = Object.keys(arithmetics) as readonly ArithmeticName[];

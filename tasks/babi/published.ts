import type { PublishedResult } from "../task.ts";

const columns = ["PE LS RN", "PE LS", "PE", "BoW"] as const;

/** A table of the paper: test error in percent, by task and column. */
interface Table {
  readonly number: 1 | 3;
  readonly trainingQuestions: number;
  readonly testErrors: readonly (readonly number[])[];
}

/**
 * 3 hops, adjacent tying, trained per task.
 *
 * Source: Sukhbaatar et al. 2015, arXiv 1503.08895v5, tables 1 and 3.
 */
// deno-fmt-ignore
const tables: readonly Table[] = [
  {
    number: 1,
    trainingQuestions: 1000,
    testErrors: [
      [0.0, 0.2, 0.1, 0.6],
      [8.3, 12.8, 21.6, 17.6],
      [40.3, 58.8, 64.2, 71.0],
      [2.8, 11.6, 3.8, 32.0],
      [13.1, 15.7, 14.1, 18.3],
      [7.6, 8.7, 7.9, 8.7],
      [17.3, 20.3, 21.6, 23.5],
      [10.0, 12.7, 12.6, 11.4],
      [13.2, 17.0, 23.3, 21.1],
      [15.1, 18.6, 17.4, 22.8],
      [0.9, 0.0, 4.3, 4.1],
      [0.2, 0.1, 0.3, 0.3],
      [0.4, 0.3, 9.9, 10.5],
      [1.7, 2.0, 1.8, 1.3],
      [0.0, 0.0, 0.0, 24.3],
      [1.3, 1.6, 52.1, 52.0],
      [51.0, 49.0, 50.1, 45.4],
      [11.1, 10.1, 13.6, 48.1],
      [82.8, 85.6, 87.4, 89.7],
      [0.0, 0.0, 0.0, 0.1],
    ],
  },
  {
    number: 3,
    trainingQuestions: 10_000,
    testErrors: [
      [0.0, 0.0, 0.0, 0.0],
      [0.3, 0.5, 0.4, 0.6],
      [9.3, 15.0, 12.6, 17.8],
      [0.0, 0.0, 0.0, 31.8],
      [0.8, 0.6, 0.8, 14.2],
      [0.0, 0.1, 0.2, 0.1],
      [3.7, 3.2, 5.7, 10.7],
      [0.8, 2.2, 2.4, 1.4],
      [0.8, 2.0, 1.3, 1.8],
      [2.4, 3.3, 1.7, 1.9],
      [0.0, 0.0, 0.0, 0.0],
      [0.0, 0.0, 0.0, 0.0],
      [0.0, 0.0, 0.1, 0.0],
      [0.0, 0.0, 0.2, 0.0],
      [0.0, 0.0, 0.0, 12.5],
      [0.4, 0.1, 48.6, 50.9],
      [40.7, 41.1, 40.3, 47.4],
      [6.7, 8.6, 7.4, 41.3],
      [66.5, 66.7, 66.6, 75.4],
      [0.0, 0.0, 0.0, 0.0],
    ],
  },
];

/**
 * What the paper reports for a task; the default recipe's counterparts come first in each size.
 *
 * @param task 1 to 20.
 */
export function publishedResults(task: number): PublishedResult[] {
  return tables.flatMap(({ number, trainingQuestions, testErrors }) =>
    columns.map((column, i): PublishedResult => ({
      title: `MemN2N, ${column}, ${trainingQuestions / 1000}k`,
      // Percent with one digit: divided so, 8.3 becomes 0.083 and not 0.08300000000000002.
      value: Math.round(testErrors[task - 1]![i]! * 10) / 1000,
      metric: "testError",
      trainingQuestions,
      protocol: "3 hops, adjacent tying, per task; of 10 restarts the one of lowest training error",
      citation: `Sukhbaatar et al. 2015, arXiv 1503.08895v5, table ${number}, column ${column}`,
    }))
  );
}

import type { PublishedResult } from "../task.ts";

/** A column of a table: test error in percent by task, of one network for each task or for all. */
interface Column {
  readonly title: string;
  /** As the model describes what it was trained with. */
  readonly setting: string;
  readonly joint: boolean;
  readonly testErrors: readonly number[];
}

/** A published table. */
interface Table {
  readonly citation: string;
  /** Of each task. */
  readonly trainingQuestions: number;
  /** After the linear phase. */
  readonly epochs: { readonly single: number; readonly joint: number };
  readonly protocol: string;
  readonly columns: readonly Column[];
}

const single = (title: string, setting: string, testErrors: readonly number[]): Column => ({
  title,
  setting,
  joint: false,
  testErrors,
});

const joint = (title: string, setting: string, testErrors: readonly number[]): Column => ({
  title: `${title} joint`,
  setting,
  joint: true,
  testErrors,
});

const PAPER = "Sukhbaatar et al. 2015, arXiv 1503.08895v5";
const BEST_OF_TEN = "of 10 restarts the one of lowest training error";

/**
 * End-to-End Memory Networks. BoW: bag of words; PE: position encoding; LS: linear start; RN: random
 * noise in time; LW: layer-wise tying, otherwise it is adjacent.
 *
 * The text of the paper has two other numbers than its tables: 12.6 % for the mean of PE LS RN joint
 * (table 1: 12.4 %), and 53.6 % for task 16 with PE (table 1: 52.1 %). Here are the tables'.
 */
// deno-fmt-ignore
const tables: readonly Table[] = [
  {
    citation: `${PAPER}, table 1`,
    trainingQuestions: 1000,
    epochs: { single: 100, joint: 60 },
    protocol: BEST_OF_TEN,
    columns: [
      single("PE LS RN", "PE LS RN, 3 hops, d 20",
        [0, 8.3, 40.3, 2.8, 13.1, 7.6, 17.3, 10, 13.2, 15.1, 0.9, 0.2, 0.4, 1.7, 0, 1.3, 51, 11.1, 82.8, 0]),
      single("PE LS", "PE LS, 3 hops, d 20",
        [0.2, 12.8, 58.8, 11.6, 15.7, 8.7, 20.3, 12.7, 17, 18.6, 0, 0.1, 0.3, 2, 0, 1.6, 49, 10.1, 85.6, 0]),
      single("PE", "PE, 3 hops, d 20",
        [0.1, 21.6, 64.2, 3.8, 14.1, 7.9, 21.6, 12.6, 23.3, 17.4, 4.3, 0.3, 9.9, 1.8, 0, 52.1, 50.1, 13.6, 87.4, 0]),
      single("BoW", "BoW, 3 hops, d 20",
        [0.6, 17.6, 71, 32, 18.3, 8.7, 23.5, 11.4, 21.1, 22.8, 4.1, 0.3, 10.5, 1.3, 24.3, 52, 45.4, 48.1, 89.7, 0.1]),
      joint("PE LS RN", "PE LS RN, 3 hops, d 50",
        [0, 11.4, 21.9, 13.4, 14.4, 2.8, 18.3, 9.3, 1.9, 6.5, 0.3, 0.1, 0.2, 6.9, 0, 2.7, 40.4, 9.4, 88, 0]),
      joint("3 hops PE LS", "PE LS, 3 hops, d 50",
        [0.1, 14, 33.1, 5.7, 14.8, 3.3, 17.9, 10.1, 3.1, 6.6, 0.9, 0.3, 1.4, 8.2, 0, 3.5, 44.5, 9.2, 90.2, 0]),
      joint("2 hops PE LS", "PE LS, 2 hops, d 50",
        [0, 15.6, 31.6, 2.2, 13.4, 2.3, 25.4, 11.7, 2, 5, 1.2, 0, 0.2, 8.1, 0.5, 51.3, 41.2, 10.3, 89.9, 0.1]),
      joint("1 hop PE LS", "PE LS, 1 hop, d 50",
        [0.8, 62, 76.9, 22.8, 11, 7.2, 15.9, 13.2, 5.1, 10.6, 8.4, 0.4, 6.3, 36.9, 46.4, 47.4, 44.4, 9.6, 90.7, 0]),
      joint("PE LS LW", "PE LS LW, 3 hops, d 50",
        [0.1, 18.8, 31.7, 17.5, 12.9, 2, 10.1, 6.1, 1.5, 2.6, 3.3, 0, 0.5, 2, 1.8, 51, 42.6, 9.2, 90.6, 0.2]),
    ],
  },
  {
    citation: `${PAPER}, table 3`,
    trainingQuestions: 10_000,
    epochs: { single: 100, joint: 20 },
    protocol: BEST_OF_TEN,
    columns: [
      single("PE LS RN", "PE LS RN, 3 hops, d 20",
        [0, 0.3, 9.3, 0, 0.8, 0, 3.7, 0.8, 0.8, 2.4, 0, 0, 0, 0, 0, 0.4, 40.7, 6.7, 66.5, 0]),
      single("PE LS", "PE LS, 3 hops, d 20",
        [0, 0.5, 15, 0, 0.6, 0.1, 3.2, 2.2, 2, 3.3, 0, 0, 0, 0, 0, 0.1, 41.1, 8.6, 66.7, 0]),
      single("PE", "PE, 3 hops, d 20",
        [0, 0.4, 12.6, 0, 0.8, 0.2, 5.7, 2.4, 1.3, 1.7, 0, 0, 0.1, 0.2, 0, 48.6, 40.3, 7.4, 66.6, 0]),
      single("BoW", "BoW, 3 hops, d 20",
        [0, 0.6, 17.8, 31.8, 14.2, 0.1, 10.7, 1.4, 1.8, 1.9, 0, 0, 0, 0, 12.5, 50.9, 47.4, 41.3, 75.4, 0]),
      single("PE LS LW RN*", "PE LS LW RN, ReLU, 3 hops, d 100",
        [0, 0.3, 2.1, 0, 0.8, 0.1, 2, 0.9, 0.3, 0, 0.1, 0, 0, 0.1, 0, 51.8, 18.6, 5.3, 2.3, 0]),
      joint("PE LS RN", "PE LS RN, 3 hops, d 50",
        [0, 1, 6.8, 0, 6.1, 0.1, 6.6, 2.7, 0, 0.5, 0, 0.1, 0, 0, 0.2, 0.2, 41.8, 8, 75.7, 0]),
      joint("3 hops PE LS", "PE LS, 3 hops, d 50",
        [0, 2.3, 14, 0, 7.5, 0.2, 6.1, 4, 0, 0.4, 0, 0, 0, 0.2, 0, 0.4, 41.7, 8.6, 73.3, 0]),
      joint("2 hops PE LS", "PE LS, 2 hops, d 50",
        [0, 1.3, 15.8, 0, 7.2, 0.7, 10.5, 4.7, 0.4, 0.6, 0, 0, 0, 0.2, 0, 46.4, 39.7, 10.1, 80.8, 0]),
      joint("1 hop PE LS", "PE LS, 1 hop, d 50",
        [0, 62, 80, 21.4, 8.7, 6.1, 14.8, 8.9, 3.7, 10.3, 8.3, 0, 5.6, 30.9, 42.6, 47.3, 40, 9.2, 91, 0]),
      joint("PE LS LW", "PE LS LW, 3 hops, d 50",
        [0, 0.8, 18.3, 0, 0.8, 0.1, 8.4, 1.4, 0.2, 0, 0.4, 0, 0, 1.7, 0, 49.2, 40, 8.4, 89.5, 0]),
    ],
  },
  {
    citation: "vinhkhuc/MemN2N-babi-python on GitHub, its benchmark page",
    // Not stated; the errors are of the size of table 1's.
    trainingQuestions: 1000,
    epochs: { single: 100, joint: 60 },
    protocol: "a run again of the authors' code and of a port of it; restarts not stated",
    columns: [
      single("authors' code again", "PE LS RN, 3 hops, d 20",
        [0.1, 8.2, 41.8, 4.4, 13.7, 7.9, 20.3, 11.7, 13.6, 9.7, 0.7, 0, 0.3, 0.9, 0, 0.4, 51, 10.5, 81.4, 0]),
      single("port to Python", "PE LS RN, 3 hops, d 20",
        [0.5, 8.9, 41.4, 7.3, 12.2, 7.7, 19.8, 12.9, 13.9, 18.9, 0.5, 0.2, 0.9, 9, 0, 0.6, 49.1, 10.4, 90.8, 0]),
      joint("authors' code again", "PE LS RN, 3 hops, d 50",
        [0, 13.1, 23.4, 5.9, 12.9, 3.7, 22.9, 9.1, 2.7, 7.2, 0.8, 0.1, 0.1, 4.2, 0, 1.2, 43.6, 10.5, 86.7, 0]),
      joint("port to Python", "PE LS RN, 3 hops, d 50",
        [0.1, 16.6, 26.3, 11.3, 14.4, 2.8, 16, 10.1, 2.3, 6.5, 1.2, 0.2, 0.5, 5.5, 0.3, 2.1, 42.6, 9, 90.2, 0.2]),
    ],
  },
];

function results(task: number, joint: boolean): PublishedResult[] {
  return tables.flatMap(({ citation, trainingQuestions, epochs, protocol, columns }) =>
    columns.filter((column) => column.joint === joint).map((column): PublishedResult => ({
      task: `babi-qa${task}`,
      title: `MemN2N, ${column.title}, ${trainingQuestions / 1000}k`,
      setting: column.setting,
      // Percent with one digit: divided so, 8.3 becomes 0.083 and not 0.08300000000000002.
      value: Math.round(column.testErrors[task - 1]! * 10) / 1000,
      metric: "testError",
      trainingQuestions,
      epochs: joint ? epochs.joint : epochs.single,
      protocol: `${joint ? "one network for all tasks" : "a network for each task"}; ${protocol}`,
      citation: `${citation}, column ${column.title}`,
    }))
  );
}

/**
 * What was published of networks for one task; the default recipe's counterparts come first in each
 * table.
 *
 * @param task 1 to 20.
 */
export function publishedResults(task: number): PublishedResult[] {
  return results(task, false);
}

/** What was published of networks for all twenty tasks, task by task. */
export function publishedJointResults(): PublishedResult[] {
  return Array.from({ length: 20 }, (_, i) => results(i + 1, true)).flat();
}

import type { PublishedResult } from "../task.ts";

const PAPER = "Neelakantan, Le and Sutskever 2015, arXiv 1511.04834, table 2";
const NOISE = "Neelakantan et al. 2015, arXiv 1511.06807, table 4";

/** What the paper does not say. */
const UNKNOWN = "trained by the soft loss; epochs and selection among runs are not known";

/** Accuracy in percent, as printed. */
interface Printed {
  readonly title: string;
  /** In the words in which the model describes itself. T: steps. */
  readonly setting: string;
  readonly accuracy: number;
  readonly citation: string;
  readonly protocol: string;
}

/**
 * A row of the paper's own table.
 *
 * @param ours How many templates the task has, where that is another number.
 */
const main = (accuracy: number, templates: number, seen: number, ours = templates): Printed => ({
  title: "Neural Programmer",
  setting: "T 4",
  accuracy,
  citation: PAPER,
  protocol: `${templates} templates in the test, ${seen} % of them seen in training; ` +
    `a question of each, right to the first decimal; ${UNKNOWN}` +
    (ours === templates ? "" : `; the task here has ${ours} templates`),
});

/** The four arms of an experiment with noise. */
function arms(plain: number, noise: number, dropout: number, both: number): Printed[] {
  const named: readonly (readonly [string, number])[] = [
    ["T 4", plain],
    ["T 4, noise", noise],
    ["T 4, dropout", dropout],
    ["T 4, dropout, noise", both],
  ];
  return named.map(([setting, accuracy]) => ({
    title: `Neural Programmer${setting.slice(3)}, noise paper`,
    setting,
    accuracy,
    citation: NOISE,
    protocol: `${UNKNOWN}; test questions neither`,
  }));
}

/** Templates of the test, as printed, by the number of columns. */
export const publishedTemplates = [
  { columns: 1, templates: 23 },
  { columns: 3, templates: 307 },
  { columns: 5, templates: 1231 },
  { columns: 10, templates: 7900 },
] as const;

/**
 * By task. Not here: the single column of the noise paper, a count of runs (of 216 that reach 100 %: 1
 * without noise, 9 with, none with dropout) and no error.
 */
const printed: Readonly<Record<string, readonly Printed[]>> = {
  "tables-1": [main(100, 23, 100)],
  "tables-3": [main(99.02, 307, 100)],
  "tables-5": [main(99.11, 1231, 98.62), ...arms(95.3, 98.7, 97.4, 99.2)],
  "tables-10": [main(99.13, 7900, 62.44, 8861)],
  "tables-text": [main(99.11, 1125, 97.42, 390), ...arms(97.6, 98.8, 99.1, 97.3)],
  "tables-text-5": [main(98.03, 14_600, 31.02, 4893)],
  "tables-words": [main(96.49, 1368, 100)],
  "tables-words-5": [main(88.99, 24_000, 31.31, 116_368)],
};

/** The paper trains on 50,000 questions. */
const TRAINING_QUESTIONS = 50_000;

/** What was published of a task, as test errors. */
export function publishedTableResults(task: string): PublishedResult[] {
  return (printed[task] ?? []).map(({ accuracy, ...result }) => ({
    ...result,
    task,
    // Without the last bits of a subtraction: 0.0089.
    value: Number((1 - accuracy / 100).toFixed(4)),
    metric: "testError",
    trainingQuestions: TRAINING_QUESTIONS,
    epochs: null,
  }));
}

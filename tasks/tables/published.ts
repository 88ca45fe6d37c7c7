import type { PublishedResult } from "../task.ts";

const PAPER = "Neelakantan, Le and Sutskever 2015, arXiv 1511.04834, the table of results";
const NOISE = "Neelakantan et al. 2015, arXiv 1511.06807, table 4";

/** What the paper does not say. */
const UNKNOWN = "test questions, epochs and selection among runs are not known";
const OURS = "its templates and synonyms are known only in part, ours are others";

/** Accuracy in percent, as printed. */
interface Printed {
  readonly title: string;
  /** In the words in which the model describes itself. T: steps. */
  readonly setting: string;
  readonly accuracy: number;
  readonly citation: string;
  readonly protocol: string;
}

const main = (accuracy: number, templates: number, seen: number): Printed => ({
  title: "Neural Programmer",
  setting: "T 4",
  accuracy,
  citation: PAPER,
  protocol:
    `${templates} templates in the test, ${seen} % of them seen in training; ${UNKNOWN}; ${OURS}`,
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
    protocol: `${UNKNOWN}; ${OURS}`,
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
 * By task. Not here: word variability with 5 columns (88.99 %) and text match with 5 columns (98.03 %),
 * of which there are no tasks, and the single column of the noise paper, a count of runs (of 216 that
 * reach 100 %: 1 without noise, 9 with, none with dropout) and no error.
 */
const printed: Readonly<Record<string, readonly Printed[]>> = {
  "tables-1": [main(100, 23, 100)],
  "tables-3": [main(99.02, 307, 100)],
  "tables-5": [main(99.11, 1231, 98.62), ...arms(95.3, 98.7, 97.4, 99.2)],
  "tables-10": [main(99.13, 7900, 62.44)],
  "tables-text": [main(99.11, 1125, 97.42), ...arms(97.6, 98.8, 99.1, 97.3)],
  "tables-words": [main(96.49, 1368, 100)],
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

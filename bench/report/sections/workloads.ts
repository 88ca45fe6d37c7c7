import type { Chart, Details } from "../../../models/mod.ts";
import { factsOf } from "../../../tasks/mod.ts";
import { counted, listed } from "../../base/mod.ts";
import { byArm, epochsToTarget, TrialIndex } from "../../results/statistics/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { distributionChart, errorChart, lossChart, pairChart, targetChart } from "../charts/mod.ts";
import { comparisonsOf } from "../comparisons.ts";
import { canDraw, drawnAtFirst } from "../can_draw.ts";
import type { SectionEntry } from "../section.ts";
import { orLess } from "../words.ts";

type Workload = ResultFile["workloads"][0];

const SOURCES: Readonly<Record<Workload["source"], string>> = {
  files: "from files",
  generated: "generated",
};

/** The charts of more workloads are closed until somebody asks for them. */
const MOST_OPEN = 6;

/** Learning curves, pairs and errors of every workload. */
export const workloads: SectionEntry = {
  name: "curves",
  title: "How they learned",
  folded: true,
  gist: "loss, validation error and pairs, workload by workload",
  details({ result: file }) {
    const result = byArm(file), index = new TrialIndex(result);
    const made = result.workloads.map((workload, i) => ({
      workload,
      charts: chartsOf(file, result, index, workload.name, `workload-${i}`),
      isMissed: isMissed(result, index, workload),
    })).filter(({ charts }) => charts.length > 0);
    if (made.length === 0) return [];
    return [
      introduction(file, result, made.flatMap(({ charts }) => charts)),
      ...made.map(({ workload, charts, isMissed }, i) => ({
        kind: "group" as const,
        title: workload.name,
        look: "chapter" as const,
        id: `curves-${i}`,
        fold: made.length <= MOST_OPEN || i === 0 ? "open" as const : "closed" as const,
        about: { workload: workload.name },
        details: [
          { kind: "text" as const, words: questionsInWords(workload, isMissed) },
          { kind: "chart" as const, charts },
        ],
      })),
    ];
  },
};

function chartsOf(
  file: ResultFile,
  result: ResultFile,
  index: TrialIndex,
  workload: string,
  id: string,
): Chart[] {
  const isTrained = result.variants.some(({ name }) =>
    index.of(workload, name).some(({ epochs }) => epochs.trainLoss.length > 0)
  );
  if (!isTrained) return [];
  const distribution = distributionChart(result, index, workload, `${id}-distribution`) ?? [];
  const curves = [
    lossChart(result, index, workload, `${id}-loss`),
    errorChart(result, index, workload, `${id}-error`),
  ];
  // Of more variants than there are colours the page draws the curves of some.
  if (!canDraw(result)) return [...curves, distribution].flat();
  const pairs = comparisonsOf(file).flatMap(({ variant, reference, workloads }) =>
    workloads.filter((one) => one.workload === workload)
      .map(({ pairs, mean }) => ({ workload, variant, reference, pairs, mean }))
  );
  return [
    ...curves,
    targetChart(result, index, workload, `${id}-target`) ?? [],
    distribution,
    ...pairs.map((one, i) => pairChart(result, one, `${id}-pairs-${i}`)),
  ].flat();
}

function introduction(
  file: ResultFile,
  result: ResultFile,
  charts: readonly Chart[],
): Details[number] {
  const arms = result === file
    ? ""
    : " The configurations of an arm are drawn together, as if they were seeds.";
  const repeated = result.trials.some(({ attempts = [] }) => attempts.length > 1)
    ? " The attempts of a trial that began anew follow each other."
    : "";
  const lines = canDraw(result)
    ? ", and each thin line one seed; of more than twelve seeds, the twelve with the lowest numbers"
    : `. Of ${result.variants.length} variants six at most are drawn at once, of those that you choose the ` +
      `first; before that ${listed(drawnAtFirst(result))}`;
  const grounds = new Set(charts.flatMap(({ shaded }) => shaded?.words ?? []));
  const shaded = Array.from(
    grounds,
    (words) => ` On the shaded ground the network trains ${words}.`,
  )
    .join("");
  return {
    kind: "text",
    words:
      `The thick line is the median over seeds (of the trials that got so far), the band the middle half of ` +
      `them, from a quarter to three quarters${lines}.${arms}${repeated}${shaded}`,
  };
}

/** Whether no trial's validation error came down to the target; a chart of that would be empty. */
function isMissed(result: ResultFile, index: TrialIndex, { name, targetError }: Workload): boolean {
  return result.variants.every((variant) =>
    index.of(name, variant.name).every((trial) =>
      !Number.isFinite(epochsToTarget(trial, targetError))
    )
  );
}

function questionsInWords(workload: Workload, isMissed: boolean): string {
  const { title, task, source, targetError, parts } = workload;
  const [example = "question"] = factsOf([task], "example");
  const sum = (of: "trainingQuestions" | "testQuestions") =>
    parts.reduce((total, part) => total + part[of], 0);
  // A stream has no training questions to count.
  const known = sum("trainingQuestions");
  const training = known === 0
    ? `Training ${example}s are drawn fresh; there are`
    : `${counted(known, `training ${example}`)}, of which a part is held out for validation, and`;
  const missed = isMissed ? ` No seed reached a validation error of ${orLess(targetError)}.` : "";
  return `${title}. ${training} ${counted(sum("testQuestions"), `test ${example}`)}, ${
    SOURCES[source]
  }.${missed}`;
}

import type { ResultFile } from "../../results/mod.ts";
import { counted, type Html, markup } from "../../base/mod.ts";
import { byArm, epochsToTarget, TrialIndex } from "../../results/statistics/mod.ts";
import {
  type Chart,
  chartGrid,
  distributionChart,
  errorChart,
  lossChart,
  pairChart,
  targetChart,
} from "../charts/mod.ts";
import { comparisonsOf } from "../comparisons.ts";
import { canDraw, type Section } from "../section.ts";
import { shownFor } from "../shown_for.ts";
import { orLess } from "../words.ts";

type Workload = ResultFile["workloads"][0];

const SOURCES: Readonly<Record<Workload["source"], string>> = {
  files: "from files",
  generated: "generated",
};

/** The charts of more workloads are closed until somebody asks for them. */
const MOST_OPEN = 6;

/** Learning curves, pairs and errors of every workload; null when nothing was trained. */
export function workloads(file: ResultFile): Section | null {
  const result = byArm(file), index = new TrialIndex(result);
  const made = result.workloads.map((workload, i) => ({
    workload,
    charts: chartsOf(file, result, index, workload.name, `workload-${i}`),
    missed: isMissed(result, index, workload),
  })).filter(({ charts }) => charts.length > 0);
  if (made.length === 0) return null;
  const charts = made.flatMap(({ charts }) => charts);
  const body = markup`${introduction(file, result, charts)}
${made.map((one, i) => part(one, `curves-${i}`, made.length <= MOST_OPEN || i === 0))}`;
  return { id: "curves", title: "How they learned", body, charts };
}

function chartsOf(
  file: ResultFile,
  result: ResultFile,
  index: TrialIndex,
  workload: string,
  id: string,
): Chart[] {
  const trained = result.variants.some(({ name }) =>
    index.of(workload, name).some(({ epochs }) => epochs.phase.length > 0)
  );
  if (!trained) return [];
  const distribution = distributionChart(result, index, workload, `${id}-distribution`) ?? [];
  // Without a colour for each variant only what is named on an axis can be told apart.
  if (!canDraw(result)) return [distribution].flat();
  const pairs = comparisonsOf(file).flatMap(({ variant, reference, workloads }) =>
    workloads.filter((one) => one.workload === workload)
      .map(({ pairs, mean }) => ({ workload, variant, reference, pairs, mean }))
  );
  return [
    lossChart(result, index, workload, `${id}-loss`),
    errorChart(result, index, workload, `${id}-error`),
    targetChart(result, index, workload, `${id}-target`) ?? [],
    distribution,
    ...pairs.map((one, i) => pairChart(result, one, `${id}-pairs-${i}`)),
  ].flat();
}

function introduction(file: ResultFile, result: ResultFile, charts: readonly Chart[]): Html {
  if (!canDraw(result)) {
    return markup`<p>The curves of ${result.variants.length} variants could not be told apart, so only their errors
are drawn. To see curves, run the same suite with <code>--variant</code> for those you want: their trials come from
the store.</p>`;
  }
  const arms = result === file
    ? ""
    : " The configurations of an arm are drawn together, as if they were seeds.";
  const grounds = new Set(charts.flatMap(({ shaded }) => shaded?.words ?? []));
  const shaded = Array.from(
    grounds,
    (words) => ` On the shaded ground the network trains ${words}.`,
  )
    .join("");
  return markup`<p>The thick line is the median over seeds (of the trials that got so far), the band the middle half of
them, from a quarter to three quarters, and each thin line one seed; of more
than twelve seeds, the twelve with the lowest numbers.${arms}${shaded}</p>`;
}

/** Whether no trial's validation error came down to the target; a chart of that would be empty. */
function isMissed(result: ResultFile, index: TrialIndex, { name, targetError }: Workload): boolean {
  return result.variants.every((variant) =>
    index.of(name, variant.name).every((trial) =>
      !Number.isFinite(epochsToTarget(trial, targetError))
    )
  );
}

function part(
  { workload, charts, missed }: {
    readonly workload: Workload;
    readonly charts: readonly Chart[];
    readonly missed: boolean;
  },
  id: string,
  open: boolean,
): Html {
  const { name, title, source, targetError } = workload;
  return markup`<details id="${id}" class="workload"${shownFor({ workload: name })}${
    open ? markup` open` : null
  }><summary><h3>${name}</h3></summary>
<p>${title}. ${
    counted(questions(workload, "trainingQuestions"), "training question")
  }, of which a part is held out for validation, and ${
    counted(questions(workload, "testQuestions"), "test question")
  }, ${SOURCES[source]}.${
    missed ? ` No seed reached a validation error of ${orLess(targetError)}.` : null
  }</p>
${chartGrid(charts)}</details>
`;
}

function questions(
  { parts }: Workload,
  kind: "trainingQuestions" | "testQuestions",
): number {
  return parts.reduce((sum, part) => sum + part[kind], 0);
}

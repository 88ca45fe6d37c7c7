import type { Chart, Details, Row, Table } from "../../../models/mod.ts";
import { noCell, numberCell, numberText, textCell } from "../../results/tables/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { TrialIndex } from "../../results/statistics/mod.ts";
import { clippedShareChart, normChart } from "../charts/mod.ts";
import { type GradientFacts, gradientFacts } from "../gradient.ts";
import { gradientInWords, ratioOf, shareInWords } from "../gradient_words.ts";
import { canDraw } from "../can_draw.ts";
import type { SectionEntry } from "../section.ts";

interface Measured {
  readonly workload: string;
  readonly variant: string;
  readonly facts: GradientFacts;
}

/** A table of more rows is closed until somebody asks for it. */
const LONGEST_OPEN = 16;

/** What clip and noise did to the gradients, in words, numbers and curves. */
export const gradients: SectionEntry = {
  name: "gradients",
  title: "Gradients under the microscope",
  folded: true,
  gist: "lengths of gradient, clip and noise",
  details({ result }) {
    const index = new TrialIndex(result);
    const all = result.workloads.flatMap(({ name: workload }) =>
      result.variants.flatMap(({ name: variant }): Measured[] => {
        const facts = gradientFacts(index.of(workload, variant));
        return facts === null ? [] : [{ workload, variant, facts }];
      })
    );
    if (all.length === 0) return [];
    return [
      {
        kind: "text",
        words:
          "A gradient has a length: the root of the sum of its squared entries, its norm. The " +
          "clip shortens a gradient that is too long; then the noise is added, and it has a length " +
          "too: its standard deviation times the root of the number of parameters, on average. Noise " +
          "much shorter than the gradient changes little; noise longer than what the clip lets " +
          "through decides where an update goes.",
      },
      {
        kind: "group",
        title: "Lengths in the last epoch, medians over seeds",
        fold: all.length <= LONGEST_OPEN ? "open" : "closed",
        details: [{ kind: "table", table: table(all) }],
      },
      ...result.workloads.flatMap(({ name }, i) => ofWorkload(result, index, name, i, all)),
    ];
  },
};

function ofWorkload(
  result: ResultFile,
  index: TrialIndex,
  workload: string,
  place: number,
  all: readonly Measured[],
): Details {
  const own = all.filter((one) => one.workload === workload);
  if (own.length === 0) return [];
  const charts = canDraw(result)
    ? [normChart, clippedShareChart].map((chart, i): Chart =>
      chart(result, index, workload, `gradient-${place}-${i}`)
    )
    : [];
  return [{
    kind: "group",
    title: workload,
    look: "chapter",
    fold: place === 0 ? "open" : "closed",
    about: { workload },
    details: [
      {
        kind: "facts",
        facts: own.map(({ variant, facts }) => ({
          name: { variant },
          value: gradientInWords(facts).join(" "),
          about: { variant },
        })),
      },
      ...charts.length === 0 ? [] : [{ kind: "chart" as const, charts }],
    ],
  }];
}

/** All of them in one table, with the last epoch's numbers. */
function table(all: readonly Measured[]): Table {
  const number = (name: string, title: string) => ({ name, title, align: "right" as const });
  return {
    title: "Lengths of gradients and noise in the last epoch",
    columns: [
      { name: "workload", title: "Workload", shared: true, heads: true },
      { name: "variant", title: "Variant" },
      number("clipped", "Updates clipped"),
      number("before", "Before the clip"),
      number("after", "After it"),
      number("noise", "Noise"),
      number("ratio", "Noise / gradient"),
    ],
    rows: all.map(({ workload, variant, facts: { clippedShare, last } }): Row => ({
      group: workload,
      about: { workload, variant },
      cells: [
        textCell(workload),
        textCell({ variant }),
        clippedShare === null ? noCell : textCell(shareInWords(clippedShare)),
        ...[last.before, last.after, last.noise].map((norm) => numberCell(norm, "number")),
        last.noise === 0 ? textCell("no noise") : ratioCell(last),
      ],
    })),
  };
}

function ratioCell(norms: GradientFacts["last"]) {
  const ratio = ratioOf(norms);
  return ratio === null ? noCell : textCell(numberText(ratio, "number"));
}

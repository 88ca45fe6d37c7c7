import { addedNoise } from "../../optim/spec/mod.ts";
import { operationNames } from "../../tasks/mod.ts";
import type { Chart, Details, Series, ValueSeries } from "../details/mod.ts";
import type { ShownTrial } from "../model_entry.ts";
import type { ProgrammerInspection, SearchInspection } from "./inspection_schema.ts";

/** Lines that one chart can tell apart. */
const MOST_LINES = 6;

type Shown = ShownTrial<ProgrammerInspection>;
type Seen = SearchInspection["history"][0];

/** A trial whose search was watched. */
interface Watched extends Omit<Shown, "inspections"> {
  readonly history: readonly Seen[];
}

/**
 * How searches for programs went, side by side: the entropy of what is drawn from, and the share of texts
 * that have a program. Of a network that searches for none, the entropy alone.
 */
export function searchTogether(shown: readonly Shown[]): Details {
  const watched = drawn(
    shown.flatMap(({ inspections, ...rest }) =>
      inspections.flatMap((one) => one.kind === "search" ? [{ ...rest, history: one.history }] : [])
    ),
  );
  if (watched.length === 0) return [];
  const searches = watched.some(({ history }) => history.some(({ texts }) => texts !== null));
  const charts = [entropyChart(watched, searches), ...searches ? [foundChart(watched)] : []];
  return [
    { kind: "text", words: searches ? SEARCH : SOFT },
    { kind: "chart", charts },
  ];
}

const SEARCH =
  "The network has to find a program for every text: the words of a question without its numbers. " +
  "Programs are drawn from its softmaxes and tried on training tables; those that answer right are " +
  "kept and made likelier. Without noise the softmaxes can settle before every text has a program: " +
  "their entropy falls, the same few programs are drawn again and again, and some texts stay without " +
  "one. Noise on the gradient keeps the softmaxes open, so that new programs are drawn until every " +
  "text has one. There the line of the entropy ends.";

const SOFT =
  "Once the softmaxes over operations have settled, a wrong choice is hardly ever left: their entropy " +
  "says how open they still are.";

/** One chart tells six lines apart: of more, the first without noise and the first with it. */
function drawn(watched: readonly Watched[]): readonly Watched[] {
  if (watched.length <= MOST_LINES) return watched;
  const isNoisy = ({ trial: { optimizer } }: Watched) => addedNoise(optimizer).length > 0;
  return [false, true].flatMap((wanted) => watched.find((one) => isNoisy(one) === wanted) ?? []);
}

function entropyChart(watched: readonly Watched[], searches: boolean): Chart {
  const most = Math.log(operationNames.length);
  return {
    ...base(watched, "entropy"),
    title: searches ? "Entropy where no program is found yet" : "Entropy of the choices",
    note:
      `Of the softmaxes over operations, mean over the steps; at most ln ${operationNames.length} ` +
      `= ${most.toFixed(2)}.`,
    description: "The entropy of the softmaxes over operations by update" +
      `${
        searches ? ", of questions whose text has no program" : ""
      }. The numbers are in the table below.`,
    valueTitle: "nats",
    span: [0, most],
    series: watched.flatMap((one): Series[] => [
      line(one, "mean", searches ? "no program" : null, ({ unknownEntropy }) => unknownEntropy),
      ...searches ? [line(one, "table", "program found", ({ knownEntropy }) => knownEntropy)] : [],
    ]),
  };
}

function foundChart(watched: readonly Watched[]): Chart {
  return {
    ...base(watched, "found"),
    title: "Texts with a program",
    note: "Of the texts that training has shown so far.",
    description:
      "The share of texts with a program that was found right, by update. The numbers are in the table below.",
    valueTitle: "percent",
    span: [0, 100],
    series: watched.map((one) => line(one, "mean", null, shareFound)),
  };
}

function shareFound({ texts, found }: Seen): number | null {
  if (texts === null || found === null || texts === 0) return null;
  return Number((100 * found / texts).toPrecision(4));
}

function base(watched: readonly Watched[], name: string) {
  return {
    // Trials of one report differ, and so do the charts of their workloads.
    id: `${name}-${watched[0]!.trial.id}`,
    labels: [...new Set(watched.flatMap(({ history }) => history.map(({ update }) => update)))]
      .toSorted((one, other) => one - other),
    categoryTitle: "update",
    scale: "linear" as const,
  };
}

function line(
  { arm, trial, history }: Watched,
  style: "mean" | "table",
  what: string | null,
  value: (seen: Seen) => number | null,
): ValueSeries {
  // What is missing is no gap to be spanned.
  const there = history.filter((seen) => value(seen) !== null);
  return {
    label: `${arm.name}, seed ${trial.seed}${what === null ? "" : `, ${what}`}`,
    variant: arm.place,
    group: arm.name,
    style,
    x: there.map(({ update }) => update),
    values: there.map(value),
  };
}

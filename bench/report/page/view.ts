/* What a reader chose to see, and how a link says so. Knows nothing of the page itself. */

import type { Filtered } from "./page_data.ts";

/** How one chart is drawn. */
export interface ChartView {
  /** Positions in the legend of the groups that are not drawn. */
  readonly hidden: ReadonlySet<number>;
  /** Whether single seeds are drawn; null for the page's own choice. */
  readonly seeds: boolean | null;
  /** Whether a logarithmic scale is drawn as a linear one. */
  readonly linear: boolean;
}

export interface View {
  /** The id of an element to scroll to. */
  readonly section: string;
  /** Names of those shown; none for all. */
  readonly workload: ReadonlySet<string>;
  readonly variant: ReadonlySet<string>;
  readonly seeds: boolean;
  /** What variants are compared by, and with which: names; "" for the first. */
  readonly measure: string;
  readonly against: string;
  /** By chart, what differs from how it is drawn at first. */
  readonly charts: ReadonlyMap<string, ChartView>;
  /** Ids of `details` that were opened and closed. */
  readonly open: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
}

/** The names that a link may use. */
export type KnownNames = Readonly<Record<Filtered | "chart", readonly string[]>>;

/** Everything shown, at the top of the page. */
export function wholeView(): View {
  return {
    section: "",
    workload: new Set(),
    variant: new Set(),
    seeds: true,
    measure: "",
    against: "",
    charts: new Map(),
    open: new Set(),
    closed: new Set(),
  };
}

export function chartView(view: View, id: string): ChartView {
  return view.charts.get(id) ?? { hidden: new Set(), seeds: null, linear: false };
}

/**
 * A view out of an address's fragment, such as "#curves?workload=memn2n%2Fbabi-qa1&seeds=no". What is not
 * understood is left out, so that an old link still opens the page.
 */
export function parseView(fragment: string, known: KnownNames): View {
  const [, section = "", query = ""] = /^#?([^?]*)\??(.*)$/s.exec(fragment) ?? [];
  const parameters = new URLSearchParams(query);
  const names = (kind: Filtered) =>
    new Set(parameters.getAll(kind).filter((name) => known[kind].includes(name)));
  const charts = parameters.getAll("chart").flatMap((value): [string, ChartView][] => {
    const [id = "", flags = ""] = value.split(":");
    return known.chart.includes(id) && flags !== "" ? [[id, parseFlags(flags)]] : [];
  });
  return {
    section,
    workload: names("workload"),
    variant: names("variant"),
    seeds: parameters.getAll("seeds").at(-1) !== "no",
    measure: parameters.get("measure") ?? "",
    against: parameters.get("against") ?? "",
    charts: new Map(charts),
    open: new Set(parameters.getAll("open")),
    closed: new Set(parameters.getAll("closed")),
  };
}

function parseFlags(text: string): ChartView {
  const flags = text.split(",");
  const hidden = flags.flatMap((flag) => /^hide(\d+)$/.exec(flag)?.[1] ?? []).map(Number);
  const seeds = flags.includes("seeds") ? true : flags.includes("no-seeds") ? false : null;
  return { hidden: new Set(hidden), seeds, linear: flags.includes("linear") };
}

function writeFlags({ hidden, seeds, linear }: ChartView): string {
  return [
    ...[...hidden].sort((one, other) => one - other).map((group) => `hide${group}`),
    ...seeds === null ? [] : [seeds ? "seeds" : "no-seeds"],
    ...linear ? ["linear"] : [],
  ].join(",");
}

/** The fragment of a view, "" for the whole page. */
export function writeView(
  { section, workload, variant, seeds, measure, against, charts, open, closed }: View,
): string {
  const query = new URLSearchParams();
  for (const name of workload) query.append("workload", name);
  for (const name of variant) query.append("variant", name);
  if (!seeds) query.append("seeds", "no");
  if (measure !== "") query.append("measure", measure);
  if (against !== "") query.append("against", against);
  for (const [id, own] of charts) {
    const flags = writeFlags(own);
    if (flags !== "") query.append("chart", `${id}:${flags}`);
  }
  for (const id of open) query.append("open", id);
  for (const id of closed) query.append("closed", id);
  const text = query.toString();
  if (section === "" && text === "") return "";
  return `#${section}${text === "" ? "" : `?${text}`}`;
}

/** Whether a reader sees what is about this workload or variant. */
export function isShown(view: View, kind: Filtered, name: string): boolean {
  return view[kind].size === 0 || view[kind].has(name);
}

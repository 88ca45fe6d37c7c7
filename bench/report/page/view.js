/* What a reader chose to see, and how a link says so. Knows nothing of the page itself. */

/** Everything shown, at the top of the page. */
export function wholeView() {
  return {
    /** The id of an element to scroll to. */
    section: "",
    /** Names of those shown; none for all. */
    workload: new Set(),
    variant: new Set(),
    seeds: true,
    /** By chart, what differs from how it is drawn at first. */
    charts: new Map(),
    /** Ids of `details` that were opened and closed. */
    open: new Set(),
    closed: new Set(),
  };
}

/** How a chart is drawn at first: `seeds` is the page's own choice unless the chart has one. */
export function chartView(view, id) {
  return view.charts.get(id) ?? { hidden: new Set(), seeds: null, linear: false };
}

/**
 * A view out of an address's fragment, such as "#curves?workload=memn2n%2Fbabi-qa1&seeds=no". What is not
 * understood is left out, so that an old link still opens the page.
 */
export function parseView(fragment, known) {
  const view = wholeView();
  const [, section, query] = /^#?([^?]*)\??(.*)$/s.exec(fragment);
  view.section = section;
  for (const [key, value] of new URLSearchParams(query)) {
    if (key === "workload" || key === "variant") {
      if (known[key].includes(value)) view[key].add(value);
    } else if (key === "open" || key === "closed") view[key].add(value);
    else if (key === "seeds") view.seeds = value !== "no";
    else if (key === "chart") {
      const [id, flags] = value.split(":");
      if (known.chart.includes(id) && flags) view.charts.set(id, parseFlags(flags));
    }
  }
  return view;
}

function parseFlags(text) {
  const flags = text.split(",");
  const hidden = flags.flatMap((flag) => /^hide(\d+)$/.exec(flag)?.[1] ?? []).map(Number);
  const seeds = flags.includes("seeds") ? true : flags.includes("no-seeds") ? false : null;
  return { hidden: new Set(hidden), seeds, linear: flags.includes("linear") };
}

function writeFlags({ hidden, seeds, linear }) {
  return [
    ...[...hidden].sort((one, other) => one - other).map((group) => `hide${group}`),
    ...seeds === null ? [] : [seeds ? "seeds" : "no-seeds"],
    ...linear ? ["linear"] : [],
  ].join(",");
}

/** The fragment of a view, "" for the whole page. */
export function writeView({ section, workload, variant, seeds, charts, open, closed }) {
  const query = new URLSearchParams([
    ...[...workload].map((name) => ["workload", name]),
    ...[...variant].map((name) => ["variant", name]),
    ...seeds ? [] : [["seeds", "no"]],
    ...[...charts].map(([id, own]) => [id, writeFlags(own)]).filter(([, flags]) => flags !== "")
      .map(([id, flags]) => ["chart", `${id}:${flags}`]),
    ...[...open].map((id) => ["open", id]),
    ...[...closed].map((id) => ["closed", id]),
  ]).toString();
  if (section === "" && query === "") return "";
  return `#${section}${query === "" ? "" : `?${query}`}`;
}

/** Whether a reader sees what is about this workload or variant. */
export function isShown(view, kind, name) {
  return view[kind].size === 0 || view[kind].has(name);
}

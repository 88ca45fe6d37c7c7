/* Trials done, a table for each workload with a row for each variant. */

import type { CellView, WatchView } from "./watch_view.ts";
import { find, make, unseen } from "../../report/page/mod.ts";
import { type Kept, KeptList, setText } from "./keep.ts";

/** Variants that have a colour and a mark, as in the report. */
const KEYS = 6;

interface Workload {
  readonly name: string;
  readonly cells: readonly { readonly cell: CellView; readonly place: number }[];
}

const workloads = new KeptList<Workload>(
  find(document, "#trials > div"),
  ({ name }) => name,
  makeWorkload,
);

export function drawTrials({ cells }: WatchView): void {
  find(document, "#trials").hidden = cells.length === 0;
  const variants = [...new Set(cells.map(({ variant }) => variant))];
  const placed = cells.map((cell) => ({ cell, place: variants.indexOf(cell.variant) }));
  const groups = Map.groupBy(placed, ({ cell }) => cell.workload);
  workloads.draw([...groups].map(([name, cells]) => ({ name, cells })));
}

function makeWorkload({ name }: Workload): Kept<Workload> {
  const body = make("tbody"), table = make("table");
  table.createCaption().textContent = name;
  const heads = ["Variant", "Trials done", "Test error"]
    .map((text) => make("th", { scope: "col" }, unseen(text)));
  table.append(make("thead", {}, make("tr", {}, ...heads)), body);
  const rows = new KeptList<Workload["cells"][number]>(
    body,
    ({ cell }) => cell.variant,
    makeRow,
  );
  return { element: table, update: ({ cells }) => rows.draw(cells) };
}

function makeRow({ cell, place }: Workload["cells"][number]): Kept<Workload["cells"][number]> {
  const hasKey = place < KEYS;
  const key = make("span", { className: `key v${place}`, "aria-hidden": "true" });
  const bar = make("progress", { className: hasKey ? `v${place}` : "" });
  bar.setAttribute("aria-label", `${cell.workload} ${cell.variant}: trials done`);
  const words = make("small"), error = make("td");
  const head = make("th", { scope: "row" }, ...hasKey ? [key] : [], cell.variant);
  return {
    element: make("tr", {}, head, make("td", {}, bar, words), error),
    update: ({ cell }) => {
      bar.max = Math.max(1, cell.planned);
      bar.value = cell.done;
      setText(words, cell.words);
      setText(error, cell.testError);
    },
  };
}

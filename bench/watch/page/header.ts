/* The suite, how far it has come, and what it runs on. */

import type { WatchView } from "./watch_view.ts";
import { find, make } from "../../report/page/mod.ts";
import { KeptList, setText } from "./keep.ts";

const facts = new KeptList<WatchView["facts"][number]>(
  find(document, "#facts"),
  ([name]) => name,
  ([name]) => {
    const value = make("dd"), element = make("div", {}, make("dt", {}, name), value);
    return { element, update: ([, text]) => setText(value, text) };
  },
);

export function drawHeader(view: WatchView): void {
  const { title, words, done, planned, run, status } = view;
  document.documentElement.dataset.status = status;
  document.title = planned === 0
    ? "gradnoise watch"
    : `${done} of ${planned}: ${run} – gradnoise watch`;
  setText(find(document, "#title"), title);
  setText(find(document, "#words"), words);
  const all = find<HTMLProgressElement>(document, "#all");
  all.hidden = planned === 0;
  all.max = Math.max(1, planned);
  all.value = done;
  facts.draw(view.facts);
  const report = find(document, "#report");
  report.hidden = done === 0;
  const link = find(report, "a");
  link.href = `report/${encodeURIComponent(run)}`;
  setText(link, status === "ended" ? "The report" : "The report so far");
}

/** Says that the connection is lost, and is looked for. */
export function drawWaiting(isLost: boolean): void {
  const words = find(document, "#connection");
  words.hidden = !isLost;
  setText(words, isLost ? "The connection is lost; it comes back as soon as watch answers." : "");
  setText(find(document, "#news"), words.textContent ?? "");
}

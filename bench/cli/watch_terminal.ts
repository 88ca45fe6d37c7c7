import { type Source, viewOf, type WatchView } from "../watch/mod.ts";
import { bar } from "./bar.ts";
import { INTERRUPTED } from "./interruption.ts";
import { bold, dim, type Line, print, red, redraw, yellow } from "./print.ts";
import { screenSize } from "./screen.ts";
import { columns, cut } from "./text.ts";

/** How often a run is looked at, in milliseconds. */
const EVERY = 1000;

/**
 * Shows a run in the terminal until it ends.
 *
 * @param live Whether lines can be drawn over; otherwise what has changed is printed as a line.
 * @returns The exit code.
 */
export async function watchTerminal(
  source: Source,
  signal: AbortSignal,
  live: boolean,
): Promise<number> {
  let drawn = 0, said: WatchView | null = null;
  while (true) {
    const view = viewOf(await source.look());
    const isOver = view.status === "ended" || view.status === "stopped";
    if (live) {
      const lines = isOver ? wholeLines(view) : linesThatFit(view);
      redraw(drawn, lines);
      drawn = lines.length;
    } else {
      print(...newLines(view, said), ...isOver ? cellLines(view) : []);
      said = view;
    }
    if (isOver) return 0;
    await pause(EVERY, signal);
    if (signal.aborted) return INTERRUPTED;
  }
}

/** What there is to say of a view in a pipe or a log, after another. */
function newLines(view: WatchView, said: WatchView | null): Line[] {
  const isOther = said === null || said.status !== view.status || said.run !== view.run;
  const before = new Set(said?.run === view.run ? said.failures.map(({ name }) => name) : []);
  const isNews = isOther || said.done !== view.done || said.planned !== view.planned;
  return [
    ...isNews ? [headLine(view)] : [],
    ...view.failures.filter(({ name }) => !before.has(name)).map(failureLine),
  ];
}

function headLine({ status, run, title, words }: WatchView): Line {
  const line = words === "" ? title : `${run}: ${words}`;
  return status === "silent" || status === "stopped" ? yellow(line) : line;
}

function failureLine({ name, message }: WatchView["failures"][number]): Line {
  return red(`${name} failed: ${message}`);
}

function wholeLines(view: WatchView): Line[] {
  const running = view.running.map(({ name, host, epoch, loss, error, left }) => [
    ...[`  ${name}`, host, epoch, loss, error, left],
  ]);
  return [
    bold(headLine(view)),
    ...columns(running, new Set([2, 3, 4, 5])).map(dim),
    ...cellLines(view),
    ...view.failures.map(failureLine),
  ];
}

/** Trials done by workload and variant. */
function cellLines({ cells }: WatchView): Line[] {
  const rows = cells.map(({ workload, variant, done, planned, words, testError }) => {
    return [`  ${workload}`, variant, bar(done, planned), words, testError];
  });
  return columns(rows, new Set([4]));
}

/** Lines beyond the screen could not be drawn over. */
function linesThatFit(view: WatchView): Line[] {
  const size = screenSize();
  return wholeLines(view).slice(0, Math.max(1, size.rows - 1))
    .map((line) => cut(line, size.columns - 1));
}

/** Waits, but no longer than until a signal. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
  });
}

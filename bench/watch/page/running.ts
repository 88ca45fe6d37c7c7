/* The trials that are running, each with its losses so far. */

import type { RunningView, WatchView } from "./watch_view.ts";
import { find, make } from "../../report/page/mod.ts";
import { type Kept, KeptList, setText } from "./keep.ts";
import { makeSparkline } from "./sparkline.ts";

const trials = new KeptList<RunningView>(
  find(document, "#running > ul"),
  ({ id }) => id,
  makeTrial,
);

export function drawRunning({ running }: WatchView): void {
  find(document, "#running").hidden = running.length === 0;
  trials.draw(running);
}

function makeTrial({ name }: RunningView): Kept<RunningView> {
  const where = make("span"), losses = makeSparkline(), loss = make("span"), rest = make("small");
  const element = make(
    "li",
    {},
    make("strong", {}, name),
    where,
    losses.element,
    loss,
    rest,
  );
  return {
    element,
    update(trial) {
      setText(where, [trial.epoch, trial.host].filter((text) => text !== "").join(" on "));
      losses.draw(trial.losses);
      setText(loss, trial.loss);
      setText(rest, [trial.error, trial.left].map((text) => text && `, ${text}`).join(""));
    },
  };
}

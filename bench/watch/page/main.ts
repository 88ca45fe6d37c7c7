/* Draws what the server sends, as often as it sends something. */

import type { WatchView } from "./watch_view.ts";
import { Announcer } from "./announcer.ts";
import { connect } from "./connection.ts";
import { drawFailures } from "./failures.ts";
import { drawHeader, drawWaiting } from "./header.ts";
import { drawRunning } from "./running.ts";
import { drawTrials } from "./trials.ts";
import { find } from "../../report/page/mod.ts";

const announcer = new Announcer();

function draw(view: WatchView): void {
  drawHeader(view);
  drawRunning(view);
  drawTrials(view);
  drawFailures(view);
  const news = announcer.newsOf(view, performance.now());
  if (news !== null) find(document, "#news").textContent = news;
}

connect(draw, (isLost) => drawWaiting(isLost));

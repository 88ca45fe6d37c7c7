/* The trials that failed, with what was wrong. */

import type { WatchView } from "./watch_view.ts";
import { find, make } from "../../report/page/mod.ts";
import { KeptList, setText } from "./keep.ts";

const section = find(document, "#failures");

const failures = new KeptList<WatchView["failures"][number]>(
  find(section, "ul"),
  ({ name, message }) => `${name}\n${message}`,
  ({ name, message }) => {
    const element = make("li", {}, make("strong", {}, name), message);
    return { element, update: () => {} };
  },
);

export function drawFailures({ failures: all, failed }: WatchView): void {
  section.hidden = failed === 0;
  const words = find(section, "p");
  words.hidden = failed <= all.length;
  setText(words, `The last ${all.length} of ${failed}.`);
  // The last one first.
  failures.draw(all.toReversed());
}

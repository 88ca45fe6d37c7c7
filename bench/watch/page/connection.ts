/* The connection to the server, which a browser restores by itself, except where the server refuses it. */

import type { WatchView } from "./watch_view.ts";

/** After which a lost connection is worth a word, and a refused one is tried again, in milliseconds. */
const PATIENCE = 2500;

export function connect(
  onView: (view: WatchView) => void,
  onChange: (isLost: boolean) => void,
): void {
  const events = new EventSource("events");
  let timer: ReturnType<typeof setTimeout> | undefined;
  events.onmessage = ({ data }) => onView(JSON.parse(data));
  events.onopen = () => {
    clearTimeout(timer);
    timer = undefined;
    onChange(false);
  };
  events.onerror = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      onChange(true);
      if (events.readyState === EventSource.CLOSED) connect(onView, onChange);
    }, PATIENCE);
  };
}

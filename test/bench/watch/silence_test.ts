import { Silence } from "../../../bench/watch/silence.ts";
import { assertEquals } from "../../../std.ts";
import { makeState } from "./_state.ts";

const START = Date.parse("2026-01-02T04:00:00.000Z");

/** A state that a clock says was written some seconds after the start. */
function stateAt(seconds: number) {
  return makeState({ updatedAt: new Date(START + 1000 * seconds).toISOString() });
}

/** For how long a watcher believes a run to be silent that it looks at, seconds after the start. */
function silences(looks: readonly (readonly [at: number, updated: number, written?: number])[]) {
  const silence = new Silence();
  return looks.map(([at, updated, written]) => {
    const time = written === undefined ? null : START + 1000 * written;
    return silence.secondsOf(stateAt(updated), time, START + 1000 * at);
  });
}

Deno.test("a run is silent after two minutes, at the first look too", () => {
  assertEquals(silences([[0, -119]]), [null]);
  assertEquals(silences([[0, -120]]), [120]);
  assertEquals(silences([[0, 0], [119, 0], [120, 0]]), [null, null, 120]);
  const ended = { ...stateAt(0), status: "ended" as const };
  assertEquals(new Silence().secondsOf(ended, null, START + 1e6), null);
});

Deno.test("a clock that is ahead hides no silence", () => {
  // By the time of the file, and by what was seen.
  assertEquals(silences([[0, 3600, -150]]), [150]);
  assertEquals(silences([[0, 3600, 3600], [130, 3600, 3600]]), [null, 130]);
  assertEquals(silences([[0, 3600], [10, 3610], [140, 3610]]), [null, null, 130]);
});

Deno.test("a clock that is behind makes no run silent that is seen to change", () => {
  assertEquals(silences([[0, -600, -600], [10, -590, -590], [140, -590, -590]]), [600, null, 130]);
});

import { Announcer } from "../../../../bench/watch/page/announcer.ts";
import { type Seen, viewOf, type WatchView } from "../../../../bench/watch/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { makeState } from "../_state.ts";

const seen: Seen = { kind: "run", state: makeState(), silentSeconds: null };

function view(done: number, change: Partial<WatchView> = {}): WatchView {
  return { ...viewOf(seen), done, planned: 100, words: `${done} done`, ...change };
}

Deno.test("Announcer says every change of state at once", () => {
  const announcer = new Announcer();
  const waiting = view(0, { status: "waiting", title: "Waiting for a run in results", words: "" });
  assertEquals(announcer.newsOf(waiting, 0), "Waiting for a run in results");
  assertEquals(announcer.newsOf(waiting, 1e6), null);
  assertEquals(announcer.newsOf(view(1), 1e6 + 1), "A tiny suite: 1 done");
  assertEquals(announcer.newsOf(view(2, { status: "ended" }), 1e6 + 2), "A tiny suite: 2 done");
  assertEquals(announcer.newsOf(view(2, { run: "next" }), 1e6 + 3), "A tiny suite: 2 done");
});

Deno.test("Announcer says a tenth more, or a failure, and no more often than twice a minute", () => {
  const announcer = new Announcer();
  announcer.newsOf(view(0), 0);
  const said: string[] = [];
  for (let second = 1; second <= 300; second++) {
    // A trial every two seconds, and the first failure after three minutes.
    const failed = second < 180 ? 0 : 1;
    const news = announcer.newsOf(view(Math.floor(second / 2), { failed }), 1000 * second);
    if (news !== null) said.push(`${second}: ${news}`);
  }
  assertEquals(said, [
    "30: 15 done",
    "60: 30 done",
    "90: 45 done",
    "120: 60 done",
    "150: 75 done",
    "180: 90 done, 1 failed",
    "210: 105 done",
    "240: 120 done",
    "270: 135 done",
    "300: 150 done",
  ]);
});

Deno.test("Announcer keeps still while a tenth is not done", () => {
  const announcer = new Announcer();
  announcer.newsOf(view(0), 0);
  assertEquals(announcer.newsOf(view(9), 1e9), null);
  assertEquals(announcer.newsOf(view(10), 1e9), "10 done");
});

import { KeptReport } from "../../../bench/watch/reports.ts";
import { assertEquals, assertRejects } from "../../../std.ts";
import { makeCell, makeState } from "./_state.ts";

Deno.test("KeptReport makes a report once, anew for another run or state, and keeps no error", async () => {
  const kept = new KeptReport();
  let made = 0;
  const make = () => Promise.resolve(`report ${++made}`);
  await assertRejects(
    () => kept.of("a", null, () => Promise.reject(new Error("broken"))),
    Error,
    "broken",
  );
  assertEquals(await kept.of("a", null, make), "report 1");
  // Two who ask at the same time wait for the same one.
  const state = makeState();
  const both = [kept.of("a", state, make), kept.of("a", state, make)];
  assertEquals(await Promise.all(both), ["report 2", "report 2"]);
  assertEquals(await kept.of("a", { ...state, updatedAt: state.startedAt }, make), "report 2");
  assertEquals(await kept.of("a", { ...state, cells: [makeCell()] }, make), "report 2");
  const changes = [{ status: "ended" as const }, { startedAt: state.updatedAt }, { cells: [] }];
  for (const change of changes) {
    await kept.of("a", state, make);
    const before = made;
    await kept.of("a", { ...state, ...change }, make);
    assertEquals(made, before + 1, JSON.stringify(change));
  }
  await kept.of("a", state, make);
  const before = made;
  assertEquals(await kept.of("b", state, make), `report ${before + 1}`);
});

import { FreshRun } from "../../../bench/run/mod.ts";
import { assertEquals } from "../../../std.ts";
import { withFolder } from "../_folder.ts";

const origin = { fingerprint: "f", store: "../trials.sqlite" };
const [one, two, three] = ["1", "2", "3"].map((digit) => digit.repeat(16)) as [
  string,
  string,
  string,
];

Deno.test("FreshRun goes on with what an interrupted run made", async () => {
  await withFolder((folder) => {
    const path = `${folder}/fresh`;
    const first = new FreshRun(path, origin);
    assertEquals([first.goesOn, first.has(one)], [false, false]);
    first.add(one);
    const second = new FreshRun(path, origin);
    assertEquals([second.goesOn, second.has(one), second.has(two)], [true, true, false]);
    second.add(two);
    const third = new FreshRun(path, origin);
    assertEquals([one, two, three].map((id) => third.has(id)), [true, true, false]);
    FreshRun.forget(path);
    FreshRun.forget(path);
    assertEquals([...Deno.readDirSync(folder)], []);
    const fourth = new FreshRun(path, origin);
    assertEquals([fourth.goesOn, fourth.has(one)], [false, false]);
  });
});

Deno.test("FreshRun begins anew for other code, another store, and what is no such file", async () => {
  await withFolder((folder) => {
    const path = `${folder}/fresh`;
    const begin = () => {
      FreshRun.forget(path);
      new FreshRun(path, origin).add(one);
    };
    for (
      const other of [{ ...origin, fingerprint: "g" }, { ...origin, store: "../other.sqlite" }]
    ) {
      begin();
      assertEquals(new FreshRun(path, other).goesOn, false);
      const after = new FreshRun(path, other);
      assertEquals([after.goesOn, after.has(one)], [true, false]);
    }
    Deno.writeTextFileSync(path, `notes\n${one}\n`);
    assertEquals(new FreshRun(path, origin).has(one), false);
  });
});

Deno.test("FreshRun forgets at most the trial whose line a crash cut short", async () => {
  await withFolder((folder) => {
    const path = `${folder}/fresh`;
    const first = new FreshRun(path, origin);
    first.add(one);
    first.add(two);
    const text = Deno.readTextFileSync(path);
    for (let cut = 1; cut <= 16; cut++) {
      Deno.writeTextFileSync(path, text.slice(0, -1 - cut));
      const after = new FreshRun(path, origin);
      assertEquals([after.goesOn, after.has(one), after.has(two)], [true, true, false]);
      after.add(three);
      const again = new FreshRun(path, origin);
      assertEquals([one, two, three].map((id) => again.has(id)), [true, false, true]);
    }
  });
});

import { EarlierStores, SqliteStore, withEarlier } from "../../../../bench/run/store/mod.ts";
import { failedTrial } from "../../../../bench/trial/spec/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { withFolder } from "../../_folder.ts";
import { makeMachine } from "../../_runs.ts";
import { makeJob, makeNetwork, makeResult } from "../../_trials.ts";

const failed = (seed: number, message: string) => failedTrial(makeJob(seed), message);

/** Makes stores of three starts, and calls a function with the third, which has the others. */
async function withStarts(
  put: (stores: readonly SqliteStore[]) => void,
  check: (
    all: ReturnType<typeof withEarlier>,
    own: SqliteStore,
    notes: readonly string[],
  ) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    const paths = [0, 1, 2].map((start) => `${folder}/${start}.sqlite`);
    {
      using first = new SqliteStore(paths[0]!, "write", makeMachine("first"));
      using second = new SqliteStore(paths[1]!, "write", makeMachine("second"));
      using third = new SqliteStore(paths[2]!, "write", makeMachine("third"));
      put([first, second, third]);
    }
    const own = new SqliteStore(paths[2]!, "write", makeMachine("third"));
    const earlier = new EarlierStores([paths[0]!, `${folder}/none.sqlite`, paths[1]!]);
    await using all = withEarlier(own, earlier);
    await check(all, own, earlier.notes);
  });
}

Deno.test("withEarlier() finds what any start has: its own first, then the last before", async () => {
  await withStarts(([first, second, third]) => {
    first!.put(makeResult(1), makeNetwork(1));
    for (const [i, store] of [first!, second!, third!].entries()) {
      store.put({ ...makeResult(2), durationSeconds: i }, i < 2 ? makeNetwork(2) : null);
      if (i < 2) store.put({ ...makeResult(3), durationSeconds: i }, makeNetwork(3));
    }
  }, async (all, _own, notes) => {
    const of = async (seed: number) => {
      const { id } = makeResult(seed);
      const [result, network, machine] = await Promise.all([
        all.get(id, "f"),
        all.network(id, "f"),
        all.machineOf(id, "f"),
      ]);
      return [result?.durationSeconds, network !== null, machine?.host];
    };
    assertEquals(await of(1), [2, true, "first"]);
    assertEquals(await of(2), [2, false, "third"]);
    assertEquals(await of(3), [1, true, "second"]);
    assertEquals(await of(4), [undefined, false, undefined]);
    assertEquals(await all.get(makeResult(1).id, "g"), null);
    assertEquals((await all.get(makeResult(1).id, null))?.seed, 1);
    const seeds = (await all.find("")).map(({ seed }) => seed);
    assertEquals(seeds.toSorted(), [1, 2, 3]);
    assertEquals(notes, []);
  });
});

Deno.test("withEarlier() prefers a trial that ended to one that failed", async () => {
  await withStarts(([first, second, third]) => {
    first!.put(makeResult(1), makeNetwork(1));
    second!.put(failed(1, "second"), null);
    third!.put(failed(1, "third"), null);
    for (const [i, store] of [first!, second!].entries()) store.put(failed(2, `${i}`), null);
  }, async (all) => {
    const [one, two] = [makeResult(1).id, makeResult(2).id];
    assertEquals((await all.get(one!, "f"))?.status, "solved");
    assertEquals(await all.network(one!, "f"), makeNetwork(1));
    assertEquals((await all.machineOf(one!, "f"))?.host, "first");
    assertEquals((await all.get(two!, "f"))?.message, "1");
  });
});

Deno.test("withEarlier() writes its own store alone", async () => {
  await withStarts(([first]) => first!.put(makeResult(1), null), async (all, own) => {
    assertEquals(await all.put(makeResult(1), makeNetwork(1)), "new");
    await all.put(makeResult(2), null);
    await all.check();
    assertEquals(own.find("").map(({ seed }) => seed).toSorted(), [1, 2]);
    assertEquals(own.network(makeResult(1).id, "f"), makeNetwork(1));
  });
});

Deno.test("EarlierStores passes over a store that it cannot read, and says why", async () => {
  await withFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/a`, "x".repeat(5000));
    {
      using store = new SqliteStore(`${folder}/b`);
      store.put(makeResult(1), null);
    }
    using earlier = new EarlierStores([`${folder}/a`, `${folder}/b`]);
    assertEquals(earlier.notes, [
      `Cannot open the store ${folder}/a: file is not a database; its trials run again`,
    ]);
    assertEquals(earlier.stores.map((store) => store.find("").length), [1]);
  });
});

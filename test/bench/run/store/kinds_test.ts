import {
  isStore,
  kindOfStore,
  openStore,
  sqliteFile,
  storeKinds,
  type TrialStore,
} from "../../../../bench/run/store/mod.ts";
import { UsageError } from "../../../../bench/base/mod.ts";
import { assert, assertEquals, assertRejects } from "../../../../std.ts";
import { makeNetwork, makeResult } from "../../_trials.ts";

/** Where the tests of the contract open an empty store, of kinds that are not files. */
const places: Readonly<Record<string, string>> = {};

for (const [kind, { form, isFile }] of Object.entries(storeKinds)) {
  Deno.test(`a store of the kind ${kind} keeps the contract of stores`, async () => {
    assert(form.startsWith(`${kind}:`));
    const folder = await Deno.makeTempDir();
    const place = isFile ? `${folder}/trials` : places[kind]!;
    try {
      await keepContract(await openStore({ kind, place }, "write"));
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  });
}

async function keepContract(opened: TrialStore): Promise<void> {
  await using store = opened;
  const one = makeResult(1, "one"), two = makeResult(2, "one");
  await store.put(two, null);
  await store.put(one, makeNetwork(1));
  await store.check();
  assertEquals(await store.get(one.id, "one"), one);
  assertEquals(await store.get(one.id, "other"), null);
  assertEquals(await store.get(one.id, null), one);
  assertEquals(await store.network(one.id, "one"), makeNetwork(1));
  assertEquals(await store.network(two.id, "one"), null);
  assertEquals(
    (await store.find("")).map(({ id }) => id),
    [one.id, two.id].sort(),
  );
  assertEquals([...store.damaged], []);
}

Deno.test("openStore() opens the file that a location names, and says why it cannot", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const location = sqliteFile(`${folder}/trials.sqlite`);
    assert(kindOfStore(location).isFile);
    {
      await using store = await openStore(location, "write");
      await store.put(makeResult(1, "one"), null);
    }
    assert(isStore(await Deno.readTextFile(location.place)));
    assert(!isStore('{ "format": "gradnoise-result" }'));
    await using store = await openStore(location, "read");
    assertEquals((await store.find("")).length, 1);
    await assertRejects(() => openStore(sqliteFile(folder), "write"), UsageError, folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

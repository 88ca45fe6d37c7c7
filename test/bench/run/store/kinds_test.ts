import {
  isStore,
  kindOfStore,
  openStore,
  sqliteFile,
  storeKinds,
} from "../../../../bench/run/store/mod.ts";
import { UsageError } from "../../../../bench/base/mod.ts";
import { assert, assertEquals, assertRejects } from "../../../../std.ts";
import type { TrialResult } from "../../../../bench/trial/spec/mod.ts";
import { makeMachine } from "../../_runs.ts";
import { makeResult } from "../../_trials.ts";

Deno.test("every kind of store can be named", () => {
  for (const [kind, { form }] of Object.entries(storeKinds)) assert(form.startsWith(`${kind}:`));
});

Deno.test("openStore() opens the file that a location names, and says why it cannot", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const location = sqliteFile(`${folder}/trials.sqlite`);
    assert(kindOfStore(location).isFile);
    {
      await using store = await openStore(location, "write", makeMachine("east"));
      await store.put(makeResult(1, "one"), null);
    }
    assert(isStore(await Deno.readTextFile(location.place)));
    assert(!isStore('{ "format": "gradnoise-result" }'));
    await using store = await openStore(location, "read");
    const [{ id, fingerprint }] = await store.find("") as [TrialResult];
    assertEquals(await store.machineOf(id, fingerprint), makeMachine("east"));
    await assertRejects(() => openStore(sqliteFile(folder), "write"), UsageError, folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

/** What every kind of store promises, see `TrialTable`. */

import { sha256 } from "../../../../engine/base/mod.ts";
import { WriteError } from "../../../../bench/base/mod.ts";
import type { TrialResult } from "../../../../bench/trial/spec/mod.ts";
import {
  DigestAlarm,
  type Machine,
  type StoreUse,
  type TrialStore,
} from "../../../../bench/run/store/mod.ts";
import { assertEquals, assertRejects } from "../../../../std.ts";
import { makeNetwork, makeResult } from "../../_trials.ts";
import { makeMachine, makeRunRecord } from "../../_runs.ts";

/** A place that has an empty store or none, and what tests do with it behind the store's back. */
export interface StorePlace extends AsyncDisposable {
  /** As alarms name it. */
  readonly name: string;
  /** Opens the store of this place, which remembers what was put before. */
  open(use: StoreUse, machine?: Machine): Promise<TrialStore>;
  /** Empties the text of the result of a trial; the store is not open. */
  damageTrial(id: string, fingerprint: string): Promise<void>;
  /** Empties the texts of all machines, or of all runs; the store is not open. */
  damageAll(what: "machines" | "runs"): Promise<void>;
}

const ended = makeResult(1, "one"), { id } = ended;
const failed: TrialResult = {
  ...ended,
  ...{ status: "failed", message: "In a test", metrics: null, digest: "" },
};
const again: TrialResult = { ...ended, durationSeconds: 3 };
const diverged: TrialResult = {
  ...ended,
  ...{ status: "diverged", message: "In epoch 1", metrics: null, digest: sha256("other") },
};
const [east, west] = [makeMachine("east"), makeMachine("west")];

/** By what is promised. Each test begins with an empty place. */
const promises: Readonly<Record<string, (place: StorePlace) => Promise<void>>> = {
  async "gives a result back under its fingerprint or any, and to the next who opens it"(place) {
    const two = makeResult(2, "one");
    {
      await using store = await place.open("write");
      assertEquals(await store.find(""), []);
      assertEquals(await store.put(two, null), "new");
      assertEquals(await store.put(ended, makeNetwork(1)), "new");
      await store.check();
    }
    for (const use of ["write", "read"] as const) {
      await using store = await place.open(use);
      assertEquals(await store.get(id, "one"), ended);
      assertEquals(await store.get(id, "other"), null);
      assertEquals(await store.get(id, null), ended);
      assertEquals(await store.get("no such id", null), null);
      assertEquals(await store.network(id, "one"), makeNetwork(1));
      assertEquals(await store.network(id, "other"), null);
      assertEquals(await store.network(two.id, "one"), null);
      assertEquals((await store.find("")).map(({ id }) => id), [id, two.id].sort());
      assertEquals([...store.damaged], []);
    }
  },

  async "finds trials by the beginning of their ids, by id"(place) {
    await using store = await place.open("write");
    const trials = [3, 1, 2].map((seed) => makeResult(seed));
    for (const trial of trials) await store.put(trial, null);
    const ids = trials.map(({ id }) => id).sort();
    assertEquals((await store.find("")).map(({ id }) => id), ids);
    assertEquals((await store.find(id.slice(0, 8))).map(({ id }) => id), [id]);
    for (const prefix of ["x", "%", "_", `${id}0`]) assertEquals(await store.find(prefix), []);
  },

  async "keeps a result for each fingerprint, and gives the last one of any"(place) {
    await using store = await place.open("write");
    const other = { ...diverged, fingerprint: "two" };
    assertEquals(await store.put(ended, makeNetwork(1)), "new");
    assertEquals(await store.put(other, makeNetwork(2)), "new");
    assertEquals(await store.get(id, "one"), ended);
    assertEquals(await store.get(id, "two"), other);
    assertEquals(await store.get(id, null), other);
    assertEquals(await store.find(id), [other]);
    assertEquals(await store.network(id, "one"), makeNetwork(1));
    assertEquals(await store.network(id, "two"), makeNetwork(2));
    // What was known before is not the last one that was kept.
    assertEquals(await store.put(ended, null), "known");
    assertEquals(await store.get(id, null), other);
  },

  async "keeps the first result of a digest, with its network and machine"(place) {
    await using store = await place.open("write", east);
    assertEquals(await store.put(ended, makeNetwork(1)), "new");
    assertEquals(await store.put(again, makeNetwork(2), west), "known");
    assertEquals(await store.get(id, "one"), ended);
    assertEquals(await store.network(id, "one"), makeNetwork(1));
    assertEquals(await store.machineOf(id, "one"), east);
  },

  async "raises an alarm at another digest, and keeps what it has"(place) {
    await using store = await place.open("write", east);
    await store.put(ended, makeNetwork(1));
    const alarm = await assertRejects(
      async () => await store.put(diverged, null, west),
      DigestAlarm,
    );
    assertEquals(alarm.trial.id, id);
    assertEquals(alarm.kept, { digest: ended.digest, machine: east, place: place.name });
    assertEquals(alarm.other, { digest: diverged.digest, machine: west, place: null });
    assertEquals(await store.get(id, "one"), ended);
    assertEquals(await store.network(id, "one"), makeNetwork(1));
    assertEquals(await store.machineOf(id, "one"), east);
    // It goes on as before.
    const unknown = await assertRejects(
      async () => await store.put(diverged, null, null),
      DigestAlarm,
    );
    assertEquals(unknown.other.machine, null);
    assertEquals(await store.put(makeResult(2, "one"), null), "new");
    assertEquals((await store.find("")).length, 2);
  },

  async "replaces a failed trial, and none by a failed one"(place) {
    await using store = await place.open("write", east);
    const worse = { ...failed, message: "In another test" };
    assertEquals(await store.put(failed, null), "new");
    assertEquals(await store.put(worse, null), "new");
    assertEquals(await store.get(id, "one"), worse);
    assertEquals(await store.put(ended, makeNetwork(1), west), "new");
    assertEquals(await store.put(failed, null), "known");
    assertEquals(await store.get(id, "one"), ended);
    assertEquals(await store.network(id, "one"), makeNetwork(1));
    assertEquals(await store.machineOf(id, "one"), west);
  },

  async "counts a damaged result as none, names it, and replaces it"(place) {
    const two = makeResult(2, "one"), older = { ...diverged, fingerprint: "older" };
    {
      await using store = await place.open("write", east);
      for (const result of [older, ended, two]) await store.put(result, makeNetwork(1));
    }
    await place.damageTrial(id, "one");
    {
      await using store = await place.open("read");
      assertEquals([...store.damaged], []);
      assertEquals(await store.get(id, "one"), null);
      assertEquals([...store.damaged], [id]);
      assertEquals(await store.network(id, "one"), null);
      assertEquals(await store.machineOf(id, "one"), null);
      // An older one that is whole will do for any.
      assertEquals(await store.get(id, null), older);
      assertEquals((await store.find(id)).map(({ fingerprint }) => fingerprint), ["older"]);
      assertEquals(await store.get(two.id, "one"), two);
      assertEquals([...store.damaged], [id]);
    }
    await using store = await place.open("write", west);
    assertEquals(await store.put(diverged, null), "new");
    assertEquals(await store.get(id, "one"), diverged);
    assertEquals(await store.get(id, null), diverged);
    assertEquals(await store.network(id, "one"), null);
    assertEquals(await store.machineOf(id, "one"), west);
  },

  async "knows which machine ran a trial"(place) {
    const trials = [1, 2, 3, 4].map((seed) => makeResult(seed, "one"));
    const [first, second, third, fourth] = trials.map(({ id }) => id);
    {
      await using store = await place.open("write", east);
      await store.put(trials[0]!, null);
      await store.put(trials[1]!, null, west);
      await store.put(trials[2]!, null, null);
    }
    {
      await using store = await place.open("write");
      await store.put(trials[3]!, null);
      assertEquals(await store.machineOf(first!, "one"), east);
      assertEquals(await store.machineOf(second!, "one"), west);
      assertEquals(await store.machineOf(third!, "one"), null);
      assertEquals(await store.machineOf(fourth!, "one"), null);
      assertEquals(await store.machineOf(first!, "other"), null);
      assertEquals(await store.machineOf("no such id", "one"), null);
    }
    // A damaged machine is not known, until it puts something again. Trials are not lost with it.
    await place.damageAll("machines");
    await using store = await place.open("write", east);
    assertEquals(await store.machineOf(first!, "one"), null);
    assertEquals(await store.get(first!, "one"), trials[0]);
    await store.put(makeResult(5, "one"), null);
    assertEquals(await store.machineOf(first!, "one"), east);
  },

  async "remembers runs in the order in which they came first, equal ones once"(place) {
    const [ci, quick] = [makeRunRecord("ci"), makeRunRecord("quick")];
    const shard = { ...quick, shard: { number: 2, of: 4 }, trials: quick.trials.slice(1) };
    // Enough for an order by content to be another.
    const others = ["d", "c", "b", "a"].map((suite) => makeRunRecord(suite));
    {
      await using store = await place.open("write");
      assertEquals(await store.runs(), []);
      for (const record of [quick, ci, quick, shard, structuredClone(ci), ...others]) {
        await store.addRun(record);
      }
      assertEquals(await store.runs(), [quick, ci, shard, ...others]);
    }
    {
      await using store = await place.open("read");
      assertEquals(await store.runs(), [quick, ci, shard, ...others]);
    }
    await place.damageAll("runs");
    await using store = await place.open("write");
    assertEquals(await store.runs(), []);
    for (const record of [ci, quick]) await store.addRun(record);
    // Each where it was.
    assertEquals(await store.runs(), [quick, ci]);
  },

  async "writes nothing when it is opened to read"(place) {
    {
      await using store = await place.open("write");
      await store.put(ended, null);
    }
    await using store = await place.open("read");
    await assertRejects(async () => await store.put(makeResult(2, "one"), null), WriteError);
    await assertRejects(async () => await store.put(again, null), WriteError);
    await assertRejects(async () => await store.addRun(makeRunRecord("ci")), WriteError);
    assertEquals(await store.find(""), [ended]);
    assertEquals(await store.runs(), []);
  },
};

/**
 * Tests a kind of store.
 *
 * @param makePlace Makes a new place each time.
 * @param whyNot Why no place can be made on this machine; null if one can.
 */
export function testContract(
  kind: string,
  makePlace: () => Promise<StorePlace>,
  whyNot: string | null = null,
): void {
  for (const [promise, keep] of Object.entries(promises)) {
    Deno.test({
      name: `${kind} ${promise}`,
      ignore: whyNot !== null,
      async fn() {
        await using place = await makePlace();
        await keep(place);
      },
    });
  }
}

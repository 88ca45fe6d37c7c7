import { cpus } from "node:os";
import { DatabaseSync } from "node:sqlite";
import { processorName } from "../../../bench/run/mod.ts";
import { sha256 } from "../../../engine/base/mod.ts";
import { type Machine, SqliteStore } from "../../../bench/run/store/mod.ts";
import type { TrialResult } from "../../../bench/trial/spec/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../std.ts";
import { withFolder } from "../_folder.ts";
import { makeMachine } from "../_runs.ts";
import { readResult, runCli, writeTinySuite } from "./_cli.ts";

/** Puts results of another machine, with other digests, in place of those of a store. */
function replace(path: string, trials: readonly TrialResult[], machine: Machine): TrialResult[] {
  const database = new DatabaseSync(path);
  for (const { id } of trials) database.prepare("DELETE FROM trials WHERE id = ?").run(id);
  database.close();
  using store = new SqliteStore(path, "write", machine);
  return trials.map((trial) => {
    const other = { ...trial, digest: sha256(`not ${trial.digest}`) };
    store.put(other, null);
    return other;
  });
}

Deno.test("a run remembers its machine and itself, and takes another digest for a finding", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const path = `${folder}/out/trials.sqlite`;
    const args = ["run", "tiny.json", "--out", "out", "--workers", "1"];
    assertEquals((await runCli(args, { folder })).code, 0);
    const { trials, machines } = await readResult(folder, "out");
    let machine: Machine;
    {
      using store = new SqliteStore(path, "read");
      const own = trials.map(({ id, fingerprint }) => store.machineOf(id, fingerprint)!);
      [machine] = own as [Machine];
      assertEquals(own, trials.map(() => machine));
      const { os, arch } = Deno.build, cores = navigator.hardwareConcurrency;
      const { host, ...parts } = machine;
      const { stdout } = await new Deno.Command("uname", { args: ["-n"] }).output();
      assertEquals(host, new TextDecoder().decode(stdout).trim());
      assertEquals(parts, {
        cpu: processorName(cpus().map(({ model }) => model)),
        os,
        arch,
        cores,
      });
      assertEquals(machines, [{ ...parts, trials: 4 }]);
      const [record, ...others] = store.runs();
      assertEquals(others, []);
      assertEquals(record!.command, ["deno", "task", "bench", "run", "tiny.json"]);
      assertEquals(record!.name, "tiny");
      assertEquals(record!.trials.map(({ id }) => id), trials.map(({ id }) => id));
      assertEquals(record!.trials.map(({ fingerprint }) => fingerprint), [
        ...trials.map(({ fingerprint }) => fingerprint),
      ]);
    }

    // The same numbers again: nothing is replaced, and there is nothing to say.
    const again = await runCli([...args, "--fresh"], { folder });
    assertEquals([again.code, again.stderr], [0, ""]);
    // Of one machine nothing is said.
    assert(!again.stdout.includes("Made on"));

    const [first, , third] = trials as [TrialResult, TrialResult, TrialResult];
    const kept = replace(path, [first, third], makeMachine("elsewhere"));
    const env = { GITHUB_STEP_SUMMARY: `${folder}/summary.md` };
    await Deno.writeTextFile(env.GITHUB_STEP_SUMMARY, "");
    const { code, stdout, stderr } = await runCli([...args, "--fresh"], { folder, env });
    assertEquals(code, 3);
    const places = "Made on 2 machines: AMD EPYC 9554, linux, x86";
    assertStringIncludes(stdout, places);
    assertStringIncludes(await Deno.readTextFile(env.GITHUB_STEP_SUMMARY), places);
    const brief = (text: string) => text.slice(0, 12);
    const alarms = [first, third].map(({ id, variant, seed, digest }, i) =>
      `memn2n/babi-qa1 ${variant} seed ${seed} (${id}) has two digests: ` +
      `${brief(kept[i]!.digest)} on elsewhere (AMD EPYC 9554) in out/trials.sqlite, ` +
      `${brief(digest)} on ${machine.host} (${machine.cpu}), not stored`
    );
    assertEquals(stderr.split("\n"), [
      ...alarms,
      "A finding about reproducibility: the same trial of the same code came to different numbers. " +
      "A machine computes in another way, or a result was changed; the store keeps the first",
      "",
    ]);
    // The stored ones stay and count, and the others are of this machine.
    using store = new SqliteStore(path, "read");
    assertEquals(kept.map(({ id, fingerprint }) => store.get(id, fingerprint)), kept);
    const result = await readResult(folder, "out");
    assertEquals(
      result.trials.map(({ digest }) => digest),
      trials.map((trial) => kept.find(({ id }) => id === trial.id)?.digest ?? trial.digest),
    );
    assertEquals(result.machines.map(({ cpu, trials }) => [cpu, trials]), [
      ["AMD EPYC 9554", 2],
      [machine.cpu, 2],
    ]);
  });
});

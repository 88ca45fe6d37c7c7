import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { faults } from "../../../tools/evidence/faults/mod.ts";
import { measureGate } from "../../../tools/evidence/gate.ts";
import { type Pool, simulateGates } from "../../../tools/evidence/simulate_gates.ts";
import { assert, assertEquals } from "../../../std.ts";
import { withFolder, writeFiles } from "../../bench/_folder.ts";
import { twin } from "./_twin.ts";

/** Seeds with these errors. */
function poolOf(errors: readonly number[]): Pool {
  const outcomes = errors.map((testError, seed) => ({ seed, testError, solved: testError < 0.05 }));
  return { workload: "memn2n/babi-qa4", variant: "plain", outcomes };
}

const options = { gates: 200, seeds: 10, random: new RandomStream(streamKey(1, "data")) };

Deno.test("simulateGates() lets seeds that lie close together through, and not those of a fault", () => {
  const clean = [poolOf([0.24, 0.25, 0.26, 0.27])];
  assertEquals(simulateGates(clean, clean, options), { gates: 200, alarms: 0, worse: 0 });
  const worse = [poolOf([0.36, 0.37, 0.38, 0.39])];
  assertEquals(simulateGates(clean, worse, options), { gates: 200, alarms: 200, worse: 200 });
  assertEquals(simulateGates(worse, clean, options).alarms, 0);
});

Deno.test("simulateGates() counts gates that cannot decide as alarms", () => {
  const apart = [poolOf([0, 0.5])];
  const { alarms, worse } = simulateGates(apart, apart, options);
  assert(alarms > 190 && worse < 20, `${alarms}, ${worse}`);
});

Deno.test("measureGate() trains a suite with a fault, and tells its effect", async () => {
  await withFolder(async (folder) => {
    const suite = {
      ...twin,
      workloads: ["memn2n/babi-qa1"],
      budget: { phases: { linear: 2 }, epochs: 8 },
    };
    const data = { seed: 1, train: 500, test: 100 };
    await writeFiles(folder, { "twin.json": JSON.stringify({ ...suite, data }) });
    const wanted = faults.filter(({ name }) => name === "gradient-sign");
    const measured = await Array.fromAsync(measureGate({
      seeds: 6,
      gates: 100,
      folder,
      faults: wanted,
      suite: `${folder}/twin.json`,
      gateSeeds: 10,
    }));
    assertEquals(measured.map(({ name }) => name), ["clean", "gradient-sign"]);
    const [clean, faulty] = measured;
    assertEquals(clean!.effects.get("noisy"), 0);
    assert(faulty!.effects.get("noisy")! > 0.1, `${faulty!.effects.get("noisy")}`);
    assertEquals([faulty!.gates, faulty!.alarms], [100, 100]);
  });
});

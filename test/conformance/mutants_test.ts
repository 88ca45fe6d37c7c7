/** Known wrong implementations: each is found by the check that should, and by no other than those named. */

import {
  checkTransformation,
  type Expectations,
  type MakeTransformation,
} from "../../optim/mod.ts";
import { checks } from "../../optim/conformance/checks/mod.ts";
import { assert, assertEquals } from "../../std.ts";
import { startBackend } from "../../engine/mod.ts";
import { testOnBackends } from "../_tensors.ts";
import { mutants } from "./mutants/mod.ts";
import { expectations, right } from "./mutants/mutant.ts";
import { adamReference, adamWith } from "./mutants/rules.ts";
import { rightMicroBatches } from "./mutants/schedules.ts";

for (const [name, mutant] of Object.entries(mutants)) {
  Deno.test(`the mutant "${name}" is caught by "${mutant.caughtBy}"`, async () => {
    await startBackend("cpu");
    const found = await checkTransformation(mutant.make, mutant.expectations ?? expectations);
    assertEquals(
      [...new Set(found.map(({ what }) => what))].sort(),
      [mutant.caughtBy, ...mutant.alsoBy ?? []].sort(),
      JSON.stringify(found, null, 2),
    );
  });
}

const rightOnes: Readonly<Record<string, readonly [MakeTransformation, Expectations]>> = {
  "clip, noise and descent in one": [right, expectations],
  "micro-batches, with noise in each update": [
    rightMicroBatches,
    { ...expectations, microBatches: 4 },
  ],
  "Adam in plain loops": [() => adamWith({}), { reference: adamReference }],
};

for (const [name, [make, claimed]] of Object.entries(rightOnes)) {
  testOnBackends(`nothing is found in ${name}`, async () => {
    assertEquals(await checkTransformation(make, claimed), []);
  });
}

Deno.test("every check is of use: a mutant is caught by it", () => {
  const caught = new Set(
    Object.values(mutants).flatMap(({ caughtBy, alsoBy = [] }) => [caughtBy, ...alsoBy]),
  );
  const idle = checks.map(({ name }) => name).filter((name) => !caught.has(name));
  assert(idle.length === 0, idle.join(", "));
});

import {
  FitnessTest,
  queueKindOf,
  queueName,
  type WorkerParts,
} from "../../../../bench/run/queue/mod.ts";
import { probeBackend } from "../../../../bench/run/mod.ts";
import { findTask } from "../../../../tasks/mod.ts";
import type { TrialSpec } from "../../../../bench/trial/spec/mod.ts";
import { assert, assertEquals, assertNotEquals } from "../../../../std.ts";
import { storyText, withFolder, writeFiles } from "../../_folder.ts";
import { makeSpec } from "../../_trials.ts";

const { numerics } = await probeBackend("wasm");
const origin = { code: "a".repeat(64), version: "1.2.3", run: "ci" };
const spec: TrialSpec = { ...makeSpec(1), numerics: { ...numerics } };
const module = { url: "file:///home/ann/mine.ts", sources: [], digest: "c".repeat(64) };
const own: WorkerParts = { code: origin.code, version: "1.2.3", plugins: [], data: new Map() };

/** Why a worker refuses a trial; null if it takes it. */
async function reasonOf(
  trial: TrialSpec,
  parts: Partial<WorkerParts> = {},
  plugins: readonly typeof module[] = [],
): Promise<string | null> {
  const kind = queueKindOf(trial, plugins, origin);
  const fitness = await new FitnessTest({ ...own, ...parts }).of(queueName(kind), kind);
  return fitness.fits ? null : fitness.reason;
}

Deno.test("a worker takes trials of its code, and names both codes and versions of others", async () => {
  assertEquals(await reasonOf(spec), null);
  assertEquals(
    await reasonOf(spec, { code: "b".repeat(64), version: "1.3.0" }),
    "its trials are of gradnoise 1.2.3 with the code aaaaaaaaaaaa, this is 1.3.0 with bbbbbbbbbbbb",
  );
});

Deno.test("a worker takes trials of modules that it has in the same version", async () => {
  const elsewhere = { ...module, url: "file:///srv/mine.ts" };
  assertEquals(await reasonOf(spec, { plugins: [elsewhere] }, [module]), null);
  assertEquals(
    await reasonOf(spec, {}, [module]),
    "its trials need the module mine.ts: name it with --use",
  );
  const changed = { ...elsewhere, digest: "d".repeat(64) };
  assertEquals(
    await reasonOf(spec, { plugins: [changed] }, [module]),
    "its trials are of the module mine.ts with the code cccccccccccc, this one has dddddddddddd",
  );
  // A module that a trial does not need is no reason.
  assertEquals(await reasonOf(spec, { plugins: [module] }), null);
});

Deno.test("a worker takes trials with files whose digest is that of its own", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, {
      "en/qa1_x_train.txt": storyText(60),
      "en/qa1_x_test.txt": storyText(20),
      "other/qa1_x_train.txt": storyText(61),
      "other/qa1_x_test.txt": storyText(20),
      "none/readme.txt": "",
    });
    const { files } = findTask("story", "babi-qa1")!;
    const { digest } = await files!.read(await files!.locate(`${folder}/en`));
    const trial: TrialSpec = { ...spec, data: { source: "files", digest } };
    const data = (name: string) => ({ data: new Map([["babi", `${folder}/${name}`]]) });
    assertEquals(await reasonOf(trial, data("en")), null);
    assertEquals(
      await reasonOf(trial),
      "its trials read files of babi-qa1: name their folder with --data babi=DIR",
    );
    const other = await reasonOf(trial, data("other"));
    assert(
      other!.startsWith(`its trials read files of babi-qa1 with the digest ${digest.slice(0, 12)}`),
    );
    assert((await reasonOf(trial, data("none")))!.includes("cannot be read"));
  });
});

Deno.test("a worker takes trials that its processor computes alike", async () => {
  const kernels = { ...spec, numerics: { ...spec.numerics, kernels: "other" } };
  assert(
    (await reasonOf(kernels))!.startsWith("its trials compute with TensorFlow.js 4.22.0 and other"),
  );
});

Deno.test("trials wait in one queue if a worker needs the same for them", () => {
  const name = (trial: TrialSpec, plugins: readonly typeof module[] = [], change = {}) =>
    queueName(queueKindOf(trial, plugins, { ...origin, ...change }));
  assertEquals(name({ ...spec, seed: 2, variant: "noisy" }), name(spec));
  assertEquals(name(spec, [], { run: "quick", version: "1.2.4" }), name(spec));
  for (
    const other of [
      name(spec, [module]),
      name(spec, [], { code: "b" }),
      name({ ...spec, data: { source: "files", digest: "d" } }),
      name({ ...spec, backend: "cpu" }),
      name({ ...spec, numerics: { ...spec.numerics, kernels: "other" } }),
    ]
  ) assertNotEquals(other, name(spec));
});

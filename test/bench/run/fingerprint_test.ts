import {
  codeFingerprint,
  FINGERPRINT_SOURCES,
  trialFingerprint,
} from "../../../bench/run/fingerprint.ts";
import { isSameCode } from "../../../bench/trial/spec/mod.ts";
import { assert, assertEquals, assertMatch, assertNotEquals } from "../../../std.ts";
import { importsOf, sourceFiles } from "../../_module_graph.ts";
import { withFolder, writeFiles } from "../_folder.ts";

const files = {
  "bench/trial/mod.ts": "trial",
  "bench/trial/spec/trained_network.ts": "network",
  "bench/trial/spec/trial_spec.ts": "spec",
  "deno.lock": "lock",
  "engine/a.ts": "a",
  "engine/deep/b.ts": "b",
  "models/m.ts": "m",
  "optim/o.ts": "o",
  "tasks/t.ts": "t",
};

async function fingerprintOf(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  return await withFolder(async (folder) => {
    await writeFiles(folder, { ...files, ...changes });
    return await codeFingerprint(new URL(`file://${folder}/`));
  });
}

Deno.test("codeFingerprint() is the same in every folder", async () => {
  const fingerprint = await fingerprintOf();
  assertMatch(fingerprint, /^[0-9a-f]{64}$/);
  assertEquals(await fingerprintOf(), fingerprint);
});

Deno.test("codeFingerprint() changes with every byte that can move a number", async () => {
  const fingerprint = await fingerprintOf();
  for (const path of Object.keys(files)) {
    assertNotEquals(await fingerprintOf({ [path]: "other" }), fingerprint, path);
  }
  assertNotEquals(await fingerprintOf({ "engine/c.ts": "" }), fingerprint);
});

Deno.test("codeFingerprint() does not change with what moves no number", async () => {
  const fingerprint = await fingerprintOf();
  assertEquals(await fingerprintOf({ "README.md": "x", "bench/cli/main.ts": "x" }), fingerprint);
  assertEquals(await fingerprintOf({ "engine/notes.txt~": "x" }), fingerprint);
});

Deno.test("codeFingerprint() covers every module that a trial is made of", async () => {
  const covered = (path: string) => FINGERPRINT_SOURCES.some((source) => path.startsWith(source));
  const roots = sourceFiles("bench/trial/");
  const imports = await importsOf(roots);
  assert(imports.some(({ to }) => to?.startsWith("engine/")));
  for (const { from, to } of imports) {
    assert(to === null || covered(to), `${from} imports ${to}`);
  }
});

Deno.test("plug-ins are part of a trial's fingerprint, and no other version of the code", () => {
  const plugin = (digest: string) => ({ url: "file:///mine.ts", sources: [], digest });
  const [plain, one, two] = [[], [plugin("1")], [plugin("2")]]
    .map((plugins) => trialFingerprint("code", plugins)) as [string, string, string];
  assertEquals(plain, "code");
  assertEquals(new Set([plain, one, two]).size, 3);
  assertEquals(trialFingerprint("code", [plugin("1"), plugin("2")]) === one, false);
  assertEquals([isSameCode(plain, one), isSameCode(one, one), isSameCode(one, two)], [
    true,
    true,
    false,
  ]);
  assertEquals(isSameCode(one, trialFingerprint("other", [plugin("1")])), false);
});

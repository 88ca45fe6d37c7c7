import {
  type EvidenceFile,
  evidenceFileSchema,
  evidenceText,
  makeEvidence,
  readEvidence,
} from "../../../../bench/results/evidence/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { UsageError } from "../../../../bench/base/mod.ts";
import { assert, assertEquals, assertRejects } from "../../../../std.ts";
import { withFolder, writeFiles } from "../../_folder.ts";
import { makeResultFile } from "../../_result_file.ts";

const context = {
  commit: "0123456789abcdef0123456789abcdef01234567",
  headline: { question: "Does it?", answers: ["It does."] },
};

/** Ten seeds of two variants; two of the trials diverged, one failed. */
function makeRun(changes: Partial<ResultFile> = {}): ResultFile {
  const outcomes = ["plain", "noisy"].flatMap((variant) =>
    Array.from({ length: 10 }, (_, i) => ({
      ...{ variant, seed: i + 1, test: variant === "plain" ? 10 : 8 },
      ...variant === "noisy" && (i === 3 || i === 5)
        ? { test: null, status: "diverged" as const }
        : {},
      ...variant === "noisy" && i === 7 ? { test: null, status: "failed" as const } : {},
    }))
  );
  return { ...makeResultFile(outcomes), plannedTrials: 24, ...changes };
}

Deno.test("makeEvidence() counts trials, sums their time, and names each data set once", () => {
  const result = makeRun();
  const { trials, seconds, data, fingerprints, headline, commit } = makeEvidence(result, context);
  assertEquals(trials, { planned: 24, ended: 20, diverged: 2, failed: 1 });
  assertEquals(seconds, 20 * result.trials[0]!.durationSeconds);
  const { source, task } = data[0]!;
  assertEquals([data.length, source, task], [1, "generated", "babi-qa1"]);
  assertEquals(fingerprints.length, 1);
  assertEquals({ headline, commit }, context);
});

Deno.test("makeEvidence() keeps the command that makes the run, without the place of its data", () => {
  const run = ["deno", "task", "bench", "run", "tiny"];
  const commandOf = (...options: string[]) =>
    makeEvidence(makeRun({ command: [...run, ...options] }), context);
  const data = ["--data", "babi=/home/ann/babi/en"], fraction = ["--fraction", "0.2"];
  const whole = commandOf(...data, "--out", "/home/ann/results", "--quiet", "--seeds", "3");
  assertEquals(whole.command, [...run, "--data", "babi=DIR", "--seeds", "3"]);
  assertEquals(whole.fraction, 1);
  const other = commandOf("--data=babi=/home/ann", ...fraction);
  assertEquals(other.command, [...run, "--data=babi=DIR", ...fraction]);
  assertEquals(other.fraction, 0.2);
  assertEquals(commandOf("--fraction=0.5").fraction, 0.5);
});

Deno.test("makeEvidence() spreads digests evenly over the variants, and none is of a trial that failed", () => {
  const result = makeRun(), ids = new Set(result.trials.map(({ id }) => id));
  const failed = result.trials.map((trial) =>
    trial.status === "failed" ? { ...trial, digest: "" } : trial
  );
  const all = makeEvidence({ ...result, trials: failed }, context).digests;
  // All but the one that failed.
  assertEquals(all.length, 19);
  assert(all.every(({ id }) => ids.has(id)));
  assertEquals(new Set(all.map(({ id }) => id)).size, 19);
  assertEquals(all.slice(0, 10).filter(({ variant }) => variant === "plain").length, 5);
  const lowest = result.trials.map(({ id }) => id).sort()[0]!;
  assertEquals(all[0]!.id, lowest);
});

Deno.test("an evidence file is what was written, to six digits, a row of a table on a line", async () => {
  const evidence = makeEvidence(makeRun(), context), text = evidenceText(evidence);
  const again: EvidenceFile = evidenceFileSchema.parse(JSON.parse(text));
  const [summary] = again.tables;
  const cells = summary!.rows.map((row) => JSON.stringify(row));
  assertEquals(cells.length, 2);
  for (const cell of cells) assert(text.split("\n").some((line) => line.startsWith(cell)), cell);
  const at = summary!.columns.findIndex(({ name }) => name === "difference");
  // Nine of the ten pairs: those that diverged have every answer wrong, one failed.
  assertEquals(summary!.rows.map((row) => row[at]), [null, 0.184444]);
  const thirds = evidenceText({ ...evidence, seconds: 2 / 3 });
  assertEquals(JSON.parse(thirds).seconds, 0.666667);
  await withFolder(async (folder) => {
    await writeFiles(folder, { "tiny.json": text, "README.md": "Not evidence" });
    assertEquals(await readEvidence(folder), [again]);
    await writeFiles(folder, { "other.json": '{"format":"gradnoise-result","version":6}' });
    await assertRejects(
      () => readEvidence(folder),
      UsageError,
      "other.json: it is not a gradnoise-evidence",
    );
  });
});

import { fileURLToPath } from "node:url";
import { dashboardFormats, type DashboardName } from "../../../../../bench/results/export/mod.ts";
import type { ResultFile } from "../../../../../bench/results/mod.ts";
import { trialRecords } from "../../../../../bench/results/export/dashboards/mod.ts";
import { writeExportFolder } from "../../../../../bench/cli/export_folder.ts";
import { assert, assertEquals } from "../../../../../std.ts";
import { withFolder } from "../../../_folder.ts";
import { curvesResult } from "./_curves_result.ts";

/** A Python that has TensorBoard and MLflow. */
const PYTHON = Deno.env.get("GRADNOISE_DASHBOARDS_PYTHON") ?? "python3";

async function runPython(args: readonly string[]): Promise<Deno.CommandOutput | null> {
  return await new Deno.Command(PYTHON, { args: [...args], stdin: "null" }).output()
    .catch(() => null);
}

const found = await runPython([
  "-c",
  "from importlib.util import find_spec as f; exit(not (f('tensorboard') and f('mlflow')))",
]);
const ignore = found?.success !== true;
if (ignore) {
  console.error(
    `Not run: TensorBoard and MLflow read no export, because ${PYTHON} does not have both; ` +
      "GRADNOISE_DASHBOARDS_PYTHON names another",
  );
}

type Points = readonly (readonly [step: number, value: number])[];
interface ReadRun {
  readonly experiment: string;
  readonly status: string;
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, Points>>;
}
interface ReadBack {
  readonly tensorboard: Readonly<Record<string, Readonly<Record<string, Points>>>>;
  readonly mlflow: Readonly<Record<string, ReadRun>>;
}

async function readBack(result: ResultFile): Promise<ReadBack> {
  return await withFolder(async (folder) => {
    for (const name of Object.keys(dashboardFormats) as DashboardName[]) {
      const { folderOf, files } = dashboardFormats[name];
      await writeExportFolder(`${folder}/${name}/${folderOf(result)}`, name, files(result));
    }
    const script = fileURLToPath(new URL("read_back.py", import.meta.url));
    const output = await runPython([script, `${folder}/tensorboard`, `${folder}/mlflow`]);
    const decoder = new TextDecoder();
    assert(output!.success, decoder.decode(output!.stderr));
    return JSON.parse(decoder.decode(output!.stdout));
  });
}

Deno.test("TensorBoard and MLflow read every number as it was exported", { ignore }, async () => {
  const result = curvesResult((trial, i) =>
    i === 0 ? { ...trial, message: "a: 'b' \"c\" # ü 😀\nd" } : trial
  );
  const read = await readBack({ ...result, suite: { ...result.suite, name: "tiny: #1 ü 😀" } });
  let points = 0;
  for (const { trial, curves, measures, settings, facts } of trialRecords(result)) {
    const run = read.mlflow[`${trial.workload} ${trial.variant} ${trial.seed}`]!;
    const board = read.tensorboard[`${trial.workload}/${trial.variant}/${trial.seed}`]!;
    const all = [...curves, ...measures].filter(({ points }) => points.length > 0);
    assertEquals(Object.keys(run.metrics).toSorted(), all.map(({ name }) => name).toSorted());
    assertEquals(Object.keys(board).toSorted(), all.map(({ name }) => name).toSorted());
    for (const curve of all) {
      assertEquals(run.metrics[curve.name], curve.points.map((point) => [...point] as const));
      assertEquals(
        board[curve.name],
        curve.points.map(([step, value]) => [step, Math.fround(value)] as const),
      );
      points += curve.points.length;
    }
    assertEquals(
      run.params,
      Object.fromEntries([...settings].map(([name, value]) => [name, String(value)])),
    );
    for (const [name, value] of facts) {
      if (name !== "suite") assertEquals(run.tags[`gradnoise.${name}`], value);
    }
    assertEquals(run.experiment, "gradnoise tiny: #1 ü 😀");
    assertEquals(run.status, trial.status === "failed" ? "FAILED" : "FINISHED");
  }
  assert(points > 120, `${points}`);
});

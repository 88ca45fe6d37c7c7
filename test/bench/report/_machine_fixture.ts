/** A made-up result of a random-access machine, with runs of a hand-built one. */

import { type MachineInspection, machines } from "../../../models/nram/mod.ts";
import type { ResultFile } from "../../../bench/results/mod.ts";
import { trialId, type TrialSpec } from "../../../bench/trial/spec/mod.ts";
import { copier } from "../../models/nram/_hand_machine.ts";
import { dataOf, modelOf, tapeOf } from "../../models/nram/_tapes.ts";
import { makeReportResult } from "./_fixture.ts";

const WORKLOAD = "nram/copy";

/** One workload, whose best trial without noise copies arrays of four and, rounded, stops too early. */
export function makeMachineResult(): ResultFile {
  const result = makeReportResult(), [like] = result.workloads;
  const early = { ...copier, step: (t: number) => ({ ...copier.step(t), stop: Number(t === 2) }) };
  const inspections = machines.choose(
    modelOf({ ...copier, step: (t) => ({ ...copier.step(t), stop: t > 4 ? 0.9 : 0 }) }, early),
    dataOf([[tapeOf(4)]]),
    [],
  );
  return {
    ...result,
    workloads: [{
      ...like!,
      ...{ name: WORKLOAD, model: "nram", task: "copy", title: "Copying", published: [] },
    }],
    trials: result.trials.filter(({ workload }) => workload === like!.name).map((trial) => {
      const model = { name: "nram", options: { registers: 3 } };
      const spec: TrialSpec = { ...trial.spec, workload: WORKLOAD, model };
      const seen: MachineInspection[] = trial.inspections.length > 0 ? unsure(inspections) : [];
      return { ...trial, id: trialId(spec), workload: WORKLOAD, inspections: seen, spec };
    }),
    plannedTrials: result.trials.filter(({ workload }) => workload === like!.name).length,
  };
}

/** With an integer that is not certain. */
function unsure(inspections: readonly MachineInspection[]): MachineInspection[] {
  return inspections.map((one) =>
    one.kind !== "run" ? one : {
      ...one,
      steps: one.steps.map((step) => ({ ...step, unsure: { memory: [3], registers: [] } })),
    }
  );
}

/** A made-up result of a Neural GPU, with the images of a hand-built one. */

import { type ImageInspection, mentalImages } from "../../../models/neural_gpu/mod.ts";
import type { ResultFile } from "../../../bench/results/mod.ts";
import { trialId, type TrialSpec } from "../../../bench/trial/spec/mod.ts";
import { adder, dataOf, sumOf } from "../../models/neural_gpu/_hand_adder.ts";
import { makeReportResult } from "./_fixture.ts";

const WORKLOAD = "neural-gpu/badd";

/** One workload, whose best trial without noise adds with carries that come five positions far. */
export function makeImagesResult(size = { maps: 12, height: 4 }): ResultFile {
  const result = makeReportResult(), [like] = result.workloads;
  const inspections: ImageInspection[] = mentalImages.choose(
    adder(5, size),
    dataOf([
      [sumOf("110", "101"), sumOf("1111111", "1000000")],
      [sumOf("11110011110010", "10101000101010", "badd, length 29")],
    ]),
    [],
  );
  return {
    ...result,
    workloads: [{
      ...like!,
      ...{ name: WORKLOAD, model: "neural-gpu", task: "badd", title: "Adding", published: [] },
    }],
    trials: result.trials.filter(({ workload }) => workload === like!.name).map((trial) => {
      const model = { name: "neural-gpu", options: size };
      const spec: TrialSpec = { ...trial.spec, workload: WORKLOAD, model };
      const seen = trial.inspections.length > 0 ? inspections : [];
      return { ...trial, id: trialId(spec), workload: WORKLOAD, inspections: seen, spec };
    }),
    plannedTrials: result.trials.filter(({ workload }) => workload === like!.name).length,
  };
}

import type { Details, GroupDetail, InspectionEntry, ShownTrial } from "../../../models/mod.ts";
import { models } from "../../../models/registry.ts";
import { byArm, summarizeCells, TrialIndex } from "../../results/statistics/mod.ts";
import { inspectedTrial, type ResultFile } from "../../results/mod.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";
import type { SectionEntry } from "../section.ts";

/** What there is to look at when models answer: a section for each model that shows something. */
export function inspectionSections(): SectionEntry[] {
  return Object.values(models).flatMap(({ name, inspection }) =>
    inspection === undefined ? [] : {
      name: inspection.name,
      title: inspection.title,
      folded: true,
      gist: "a look inside the best networks",
      details: ({ result }) => details(result, name, inspection),
    }
  );
}

function details(file: ResultFile, model: string, entry: InspectionEntry): Details {
  const { together } = entry, best = together === undefined ? bestOfArms(file) : [];
  const groups = file.workloads.filter((workload) => workload.model === model)
    .flatMap(({ name, title }): GroupDetail[] => {
      const own = together === undefined
        ? oneByOne(file, best.filter(({ workload }) => workload === name), entry)
        : together(shownOf(file, name));
      if (own.length === 0) return [];
      return [{
        kind: "group",
        title: name,
        about: { workload: name },
        details: [{ kind: "text", words: title }, ...own],
      }];
    });
  return groups.length === 0 ? [] : [...entry.legend, ...groups];
}

/** The best trial of each workload and variant; of an arm, the best of its configurations. */
function bestOfArms(file: ResultFile): TrialResult[] {
  return summarizeCells(byArm(file)).flatMap(({ best }) => best ?? []);
}

function oneByOne(
  file: ResultFile,
  best: readonly TrialResult[],
  entry: InspectionEntry,
): GroupDetail[] {
  const names = new Set(file.variants.map(({ name }) => name));
  return best.map((trial) => ({
    trial,
    details: trial.inspections
      .flatMap((inspection) => entry.details(inspection, inspectedTrial(trial))),
  })).filter(({ details }) => details.length > 0)
    .map(({ trial: { variant, seed }, details }, i): GroupDetail => ({
      kind: "group",
      title: `${variant}, seed ${seed}`,
      fold: i === 0 ? "open" : "closed",
      // An arm stands for several variants: readers cannot filter by it.
      about: names.has(variant) ? { variant } : {},
      details,
    }));
}

/** Of each variant the trial that kept its inspections. */
function shownOf(file: ResultFile, workload: string): ShownTrial[] {
  const index = new TrialIndex(file);
  const places = new Map(byArm(file).variants.map(({ name }, place) => [name, place]));
  return file.variants.flatMap(({ name: variant, arm: name = variant }) =>
    index.of(workload, variant).filter(({ inspections }) => inspections.length > 0).slice(0, 1)
      .map((trial) => ({
        arm: { name, place: places.get(name)! },
        trial: inspectedTrial(trial),
        inspections: trial.inspections,
      }))
  );
}

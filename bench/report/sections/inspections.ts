import type { Details, GroupDetail, InspectionEntry } from "../../../models/mod.ts";
import { models } from "../../../models/registry.ts";
import { byArm, summarizeCells } from "../../results/statistics/mod.ts";
import { inspectedTrial, type ResultFile } from "../../results/mod.ts";
import type { SectionEntry } from "../section.ts";

/** What there is to look at when models answer: a section for each model that shows something. */
export function inspectionSections(): SectionEntry[] {
  return Object.values(models).flatMap(({ name, inspection }) =>
    inspection === undefined ? [] : {
      name: inspection.name,
      title: inspection.title,
      details: ({ result }) => details(result, name, inspection),
    }
  );
}

/** The best trial of each workload and variant; of an arm, the best of its configurations. */
function details(file: ResultFile, model: string, entry: InspectionEntry): Details {
  const best = summarizeCells(byArm(file)).flatMap(({ best }) => best ?? []);
  const names = new Set(file.variants.map(({ name }) => name));
  const groups = file.workloads.flatMap(({ name, title }): GroupDetail[] => {
    const own = best.filter(({ workload, spec }) => workload === name && spec.model.name === model)
      .map((trial) => ({
        trial,
        details: trial.inspections
          .flatMap((inspection) => entry.details(inspection, inspectedTrial(trial))),
      })).filter(({ details }) => details.length > 0);
    if (own.length === 0) return [];
    const trials = own.map(({ trial: { variant, seed }, details }, i): GroupDetail => ({
      kind: "group",
      title: `${variant}, seed ${seed}`,
      fold: i === 0 ? "open" : "closed",
      // An arm stands for several variants: readers cannot filter by it.
      about: names.has(variant) ? { variant } : {},
      details,
    }));
    return [{
      kind: "group",
      title: name,
      about: { workload: name },
      details: [{ kind: "text", words: title }, ...trials],
    }];
  });
  return groups.length === 0 ? [] : [...entry.legend, ...groups];
}

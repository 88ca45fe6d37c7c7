import type { Row, Table } from "../../../models/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { TrialIndex } from "../../results/statistics/mod.ts";
import { textCell } from "../../results/tables/mod.ts";
import { type SettingDifference, settingDifferences } from "../settings.ts";

type Variant = ResultFile["variants"][0];

/** A row for each setting in which a variant differs from its reference; null where none does. */
export function changesTable(result: ResultFile, variants: readonly Variant[]): Table | null {
  const index = new TrialIndex(result);
  const rows = variants.flatMap(({ name, title, reference }): Row[] => {
    if (reference === null) return [];
    const found = new Map<string, SettingDifference & { readonly workloads: string[] }>();
    const compared: string[] = [];
    for (const { name: workload } of result.workloads) {
      const [one] = index.of(workload, name), [other] = index.of(workload, reference);
      if (one === undefined || other === undefined) continue;
      compared.push(workload);
      for (const difference of settingDifferences(one.spec, other.spec)) {
        const key = JSON.stringify(difference), before = found.get(key);
        if (before === undefined) found.set(key, { ...difference, workloads: [workload] });
        else before.workloads.push(workload);
      }
    }
    return [...found.values()].map(({ name: setting, here, there, workloads }): Row => ({
      group: name,
      about: { variant: name },
      cells: [
        textCell({ variant: name }, title === "" ? [] : [title]),
        textCell(setting, workloads.length === compared.length ? [] : [workloads.join(", ")]),
        textCell({ code: here }),
        textCell({ code: there }, [`in ${reference}`]),
      ],
    }));
  });
  return rows.length === 0 ? null : {
    title: "What variants change",
    columns: [
      { name: "variant", title: "Variant", shared: true, heads: true },
      { name: "setting", title: "Setting" },
      { name: "here", title: "Here", wide: true },
      { name: "there", title: "In its reference", wide: true },
    ],
    rows,
  };
}

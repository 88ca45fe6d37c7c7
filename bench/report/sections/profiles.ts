import { counted } from "../../base/mod.ts";
import { byArm, performanceProfile } from "../../results/statistics/mod.ts";
import { profileChart } from "../charts/mod.ts";
import { canDraw } from "../can_draw.ts";
import type { SectionEntry } from "../section.ts";

/** How fast variants solve workloads, all together, where there are several of both. */
export const profiles: SectionEntry = {
  name: "profiles",
  title: "How fast they get there",
  folded: true,
  gist: "updates until the target is reached",
  details({ result: file }) {
    const result = byArm(file), { workloads, variants } = result;
    if (workloads.length < 2 || variants.length < 2 || !canDraw(result)) return [];
    const all = performanceProfile(result);
    const solved = new Set(
      all.flatMap(({ ratios }) =>
        ratios.flatMap(({ workload, epochs }) => Number.isFinite(epochs) ? [workload] : [])
      ),
    );
    if (solved.size === 0) return [];
    return [
      {
        kind: "text",
        words: "How many updates the median seed of a variant takes until its validation error " +
          "reaches the target; a seed that never does takes infinitely many. On each workload the " +
          "fastest variant is at 1, and one that takes twice as many updates at 2. " +
          `${solved.size} of ${counted(workloads.length, "workload")} ${
            solved.size === 1 ? "is" : "are"
          } solved by the median seed of some variant${
            solved.size < workloads.length ? "; the others lower every line" : ""
          }.`,
      },
      { kind: "chart", charts: [profileChart(result, all, "profiles-chart")] },
    ];
  },
};

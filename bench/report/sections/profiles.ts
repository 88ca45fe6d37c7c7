import { counted, markup } from "../../base/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { byArm, performanceProfile } from "../../results/statistics/mod.ts";
import { chartGrid, profileChart } from "../charts/mod.ts";
import { canDraw, type Section } from "../section.ts";

/** How fast variants solve workloads, all together; null where there is one of either, or none is solved. */
export function profiles(file: ResultFile): Section | null {
  const result = byArm(file), { workloads, variants } = result;
  if (workloads.length < 2 || variants.length < 2 || !canDraw(result)) return null;
  const all = performanceProfile(result);
  const solved = new Set(
    all.flatMap(({ ratios }) =>
      ratios.flatMap(({ workload, epochs }) => Number.isFinite(epochs) ? [workload] : [])
    ),
  );
  if (solved.size === 0) return null;
  const chart = profileChart(result, all, "profiles-chart");
  const body =
    markup`<p>How many updates the median seed of a variant takes until its validation error reaches the
target; a seed that never does takes infinitely many. On each workload the fastest variant is at 1, and
one that takes twice as many updates at 2. ${solved.size} of ${
      counted(workloads.length, "workload")
    } ${solved.size === 1 ? "is" : "are"} solved by the median seed of some variant${
      solved.size < workloads.length ? "; the others lower every line" : null
    }.</p>
${chartGrid([chart])}`;
  return { id: "profiles", title: "How fast they get there", body, charts: [chart] };
}

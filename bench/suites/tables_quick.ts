import { tablesPaper } from "./tables_paper.ts";
import type { Suite } from "./schema/schema.ts";

/** Within three minutes on two cores: the easiest questions about a single column. */
export const tablesQuick: Suite = {
  ...tablesPaper,
  name: "tables-quick",
  title: "Easy questions about a single column, with and without noise, within three minutes",
  workloads: ["neural-programmer/tables-1"],
  seeds: [1, 2, 3, 4],
  budget: { epochs: 12 },
  taskOptions: { level: 1 },
};

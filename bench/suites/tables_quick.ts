import { tablesPaper } from "./tables_paper.ts";
import type { Suite } from "./schema.ts";

/** Within three minutes on two cores: the easiest questions about a single column. */
export const tablesQuick: Suite = {
  ...tablesPaper,
  name: "tables-quick",
  title: "Easy questions about a single column, with and without noise, within three minutes",
  workloads: ["neural-programmer/tables-1"],
  seeds: [1, 2],
  budget: { epochs: 10 },
  taskOptions: { level: 1 },
  data: { seed: 1, train: 5000, test: 1000 },
};

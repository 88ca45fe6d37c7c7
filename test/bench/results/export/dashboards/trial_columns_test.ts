import { TRIAL_COLUMNS } from "../../../../../bench/results/export/dashboards/trial_columns.ts";
import { dataTables } from "../../../../../bench/results/tables/mod.ts";
import { assertEquals } from "../../../../../std.ts";

Deno.test("every column of trials is a measure, a setting, a fact or left out, and one of these", () => {
  const sorted = Object.values(TRIAL_COLUMNS).flat();
  assertEquals(sorted.toSorted(), dataTables.trials.columns.map(({ name }) => name).toSorted());
});

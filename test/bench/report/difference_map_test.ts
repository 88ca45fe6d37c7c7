import { differenceMap } from "../../../bench/report/difference_map.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("differenceMap() colours fewer errors as better, and nothing that is shown as zero", () => {
  const { rows } = differenceMap({
    title: "",
    columns: ["a", "b", "c", "d"].map((name) => ({ name, explanation: "" })),
    rows: [{ label: { name: "x", explanation: "" }, differences: [-0.05, 0.2, 0.0004, null] }],
    foot: { name: "Mean", differences: [-0.05, null, null, null] },
  });
  const cells = rows.map(({ cells }) => cells.slice(1).map(({ tone, shade }) => [tone, shade]));
  assertEquals(cells, [
    [["better", 0.5], ["worse", 1], [undefined, 0.004], [undefined, undefined]],
    Array(4).fill([undefined, undefined]),
  ]);
});

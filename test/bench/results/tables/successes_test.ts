import { successes } from "../../../../bench/report/sections/mod.ts";
import { resultLines } from "../../../../bench/cli/table.ts";
import { textOf } from "../../../../bench/cli/print.ts";
import { resultFileSchema } from "../../../../bench/results/mod.ts";
import {
  dataTables,
  successPairsTable,
  successRows,
  successTable,
  valueText,
} from "../../../../bench/results/tables/mod.ts";
import { assertAlmostEquals, assertEquals, assertStringIncludes } from "../../../../std.ts";
import { drawSection } from "../../report/_section.ts";
import { makeArmsResult, makeResultFile, shuffled } from "../../_result_file.ts";
import { makeSuccesses, PART } from "../../_successes.ts";

const result = makeSuccesses();

Deno.test("successRows() count each error under each limit, with Wilson's interval", () => {
  const rows = successRows(result).map(({ part, under, variant, succeeded, compared }) => [
    ...[part, under, variant, succeeded.count, succeeded.total],
    compared && [compared.onlyVariant, compared.onlyReference, compared.pairs],
  ]);
  assertEquals(rows, [
    [null, 0.01, "plain", 1, 5, null],
    [null, 0.01, "noisy", 5, 7, [3, 1, 5]],
    [null, 0.02, "plain", 2, 5, null],
    // Of seed 2 both; seeds 3, 4 and 5 noisy alone; seed 1 plain alone.
    [null, 0.02, "noisy", 6, 7, [3, 1, 5]],
    [PART, 0.01, "plain", 2, 5, null],
    [PART, 0.01, "noisy", 4, 7, [1, 1, 5]],
    [PART, 0.02, "plain", 3, 5, null],
    // 2 % of seed 5 is not under it.
    [PART, 0.02, "noisy", 5, 7, [1, 1, 5]],
  ]);
  // With z = 1.96: (0.2 + 0.3841 -+ sqrt(0.7683 x 0.16 + 0.3841^2)) / 1.7683.
  const { lowest, highest } = successRows(result)[0]!.interval!;
  assertAlmostEquals(lowest, 0.0362, 5e-5);
  assertAlmostEquals(highest, 0.6245, 5e-5);
});

Deno.test("successRows() do not depend on the order of trials, and there are none without a limit", () => {
  assertEquals(successRows(shuffled(result, 3)), successRows(result));
  const { successes: _, ...without } = result;
  assertEquals(successRows(without), []);
  assertEquals(successes.details({ result: without, other: null }), []);
});

Deno.test("a part counts on the workloads that have it", () => {
  const other = makeResultFile([]).workloads.map((one) => ({ ...one, name: "other" }));
  const rows = successRows({ ...result, workloads: [...result.workloads, ...other] });
  assertEquals(rows.filter(({ workload }) => workload === "other").map(({ part }) => part), [
    ...[null, null, null, null],
  ]);
});

Deno.test("the table of successes has a column for each limit, arms in the place of variants", () => {
  const arms = { ...makeArmsResult(), successes: [{ under: [0.05, 0.06] }] };
  const { columns, rows } = successTable(arms, "text");
  assertEquals(columns.map(({ title }) => title), [
    ...["Workload", "Error", "Variant", "Under 5 %", "Under 6 %"],
  ]);
  assertEquals(rows.map(({ cells }) => cells.slice(2).map(({ value }) => valueText(value))), [
    ["plain", "1 of 4 (4.6 to 69.9 %)", "1 of 4 (4.6 to 69.9 %)"],
    // An error of 5 % is not under 5 %.
    ["noisy", "1 of 4 (4.6 to 69.9 %)", "2 of 4 (15.0 to 85.0 %)"],
  ]);
  // Each configuration with its own reference: under 6 %, 10 and 4, 5 and 20, 30 and 30, 0 and 40.
  const { compared } = successRows(arms).at(-1)!;
  assertEquals([compared!.reference, compared!.onlyVariant, compared!.onlyReference], [
    "plain",
    2,
    1,
  ]);
});

Deno.test("report and terminal show counts, and pairs with their difference", () => {
  const { text } = drawSection(successes, result)!;
  for (
    const words of [
      "Under 1 % Under 2 %",
      `${PART} plain 2 of 5`,
      // 3 alone against 1 of 5 pairs: + 2 / 5.
      "noisy plain 5 3, 1 +40.0",
    ]
  ) assertStringIncludes(text, words);
  const lines = resultLines(result, 200).map(textOf).join("\n").replace(/ +/g, " ");
  assertStringIncludes(lines, "plain 1 of 5 (3.6 to 62.4 %) 2 of 5 (11.8 to 76.9 %)");
  assertStringIncludes(lines, "noisy plain 5 3, 1 +40.0");
  const { successes: _, ...without } = result;
  const few = resultLines(without, 200).map(textOf).join("\n");
  assertEquals(few.includes("under"), false);
});

Deno.test("successes are exported, one row for each workload, error, limit and variant", () => {
  const { columns, rows } = dataTables.successes;
  const of = (
    names: readonly string[],
  ) => [...rows(result, names.map((name) => columns.findIndex((one) => one.name === name)))];
  const counts = ["both", "variant_alone", "reference_alone", "neither", "mcnemar_p"];
  assertEquals(of(["part", "under", "variant", "successes", "trials", "share", ...counts])[1], [
    ...[null, 0.01, "noisy", 5, 7, 5 / 7],
    ...[0, 3, 1, 1, 10 / 16],
  ]);
  assertEquals(of(["reference", "pairs", "difference", ...counts])[0], Array(8).fill(null));
  assertEquals(of(["part"]).length, 8);
});

Deno.test("successes have no p-value under five seeds, in tables and exports", () => {
  const few = { ...result, trials: result.trials.filter(({ seed }) => seed < 5) };
  const place = (of: typeof result) =>
    successPairsTable(of).columns.findIndex(({ name }) => name === "mcnemar");
  assertEquals([place(few), place(result)], [-1, 9]);
  const { columns, rows } = dataTables.successes;
  const at = columns.findIndex(({ name }) => name === "mcnemar_p");
  assertEquals(new Set([...rows(few, [at])].flat()), new Set([null]));
});

Deno.test("a result file counts under errors of parts that it has, each once", () => {
  const faultOf = (successes: unknown) =>
    resultFileSchema.safeParse({ ...result, successes }).error?.issues[0]?.path.join(".") ?? "none";
  assertEquals(faultOf(result.successes), "none");
  assertEquals(faultOf(undefined), "none");
  assertEquals(faultOf([{ part: "babi-qa1", under: [1] }]), "none");
  assertEquals(faultOf([{ part: "length 30", under: [0.01] }]), "successes.0.part");
  assertEquals(faultOf([{ under: [0.01] }, { under: [0.02] }]), "successes.1");
  for (const under of [[], [0], [1.01], [-0.01]]) {
    assertStringIncludes(faultOf([{ under }]), "successes.0.under");
  }
  assertEquals(faultOf([]), "successes");
});

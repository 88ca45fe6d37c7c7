import { measureChart, type Series } from "../../../../bench/report/charts/mod.ts";
import { choose, differences } from "../../../../bench/report/sections/mod.ts";
import type { Details, Table } from "../../../../models/mod.ts";
import { measureChoices, valueText } from "../../../../bench/results/tables/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { makeArmsResult, makeResultFile } from "../../_result_file.ts";
import { makeReportResult } from "../_fixture.ts";
import { makeSyntheticResult } from "../_synthetic.ts";

const detailsOf = (section: typeof choose, result: ResultFile) =>
  section.details({ result, other: null });

/** All tables, those in groups too. */
function tablesIn(details: Details): Table[] {
  return details.flatMap((one) =>
    one.kind === "group" ? tablesIn(one.details) : one.kind === "table" ? [one.table] : []
  );
}

/** The texts of a column of a table, by its name. */
function column({ columns, rows }: Table, name: string): string[] {
  const at = columns.findIndex((one) => one.name === name);
  return rows.map(({ cells }) => valueText(cells[at]!.value));
}

Deno.test("choices give the numbers of the section on paired differences", () => {
  for (const seeds of [2, 6]) {
    const result = makeSyntheticResult({ workloads: 3, variants: 3, seeds, epochs: 1 });
    const [whole, byWorkload] = tablesIn(detailsOf(differences, result));
    const [own, ownByWorkload] = tablesIn(detailsOf(choose, result));
    assertEquals(own!.title, "Test error against plain");
    for (const name of ["variant", "difference", "interval"]) {
      assertEquals(column(own!, name), column(whole!, name));
      assertEquals(column(ownByWorkload!, name), column(byWorkload!, name));
    }
    assertEquals(column(own!, "better"), column(whole!, "pairs"));
  }
});

Deno.test("variants are compared with each other by every measure", () => {
  const result = makeSyntheticResult({ workloads: 1, variants: 4, seeds: 2, epochs: 1 });
  const choices = measureChoices(result);
  const measures = [...new Set(choices.map(({ measure }) => measure))];
  assertEquals(measures, [
    ...["testError", "validationError", "trainError", "trainLoss", "unsolved", "seconds"],
  ]);
  assertEquals(
    choices.filter(({ measure }) => measure === "seconds").map(({ reference }) => reference),
    // The suite's own reference is the first.
    ["plain", "noisy-1", "noisy-2", "noisy-3"],
  );
  assertEquals(choices[1]!.compared.map(({ names }) => names.variant), [
    ...["plain", "noisy-2", "noisy-3"],
  ]);
});

Deno.test("of two variants, of arms and of many variants there is the reference that the suite names", () => {
  const many = makeSyntheticResult({ workloads: 1, variants: 9, seeds: 1, epochs: 1 });
  for (const result of [makeReportResult(), makeArmsResult(), many]) {
    assertEquals(
      [...new Set(measureChoices(result).map(({ reference }) => reference))],
      ["plain"],
    );
  }
  assertEquals(measureChoices(many)[0]!.compared.length, 8);
});

Deno.test("each variant stands beside its reference, in the measure's own unit", () => {
  const outcomes = [[20, 10], [30, 12]].flatMap(([plain, noisy], i) => [
    { variant: "plain", seed: i + 1, test: plain! },
    { variant: "noisy", seed: i + 1, test: noisy! },
  ]);
  const [table] = tablesIn(detailsOf(choose, makeResultFile(outcomes)));
  assertEquals(
    ["difference", "value", "reference", "better", "pairs"].map((name) => column(table!, name)),
    [["−14.0"], ["11.0 %"], ["25.0 %"], ["2, 0, 0"], ["2"]],
  );
});

Deno.test("the chart has the numbers of its table, all workloads together first", () => {
  const result = makeSyntheticResult({ workloads: 2, variants: 3, seeds: 6, epochs: 1 });
  const choice = measureChoices(result).find(({ measure }) => measure === "testError")!;
  const { labels, series } = measureChart(result, choice, "chart");
  assertEquals(labels, ["all workloads", "memn2n/babi-qa1", "memn2n/babi-qa2"]);
  assertEquals(series.map(({ label, variant }) => [label, variant]), [
    ...[["noisy-1", 1], ["noisy-2", 2]],
  ]);
  const [first] = series as [Extract<Series, { style: "interval" }>];
  const { all, workloads } = choice.compared[0]!;
  for (const [i, own] of [all, ...workloads].entries()) {
    const { difference, interval } = own;
    const wanted = interval.tooFewSeeds ? [] : [difference, interval.lowest, interval.highest];
    const found = [first.values[i], first.lowest[i], first.highest[i]];
    assertEquals(found, wanted.map((one) => Number((100 * one).toPrecision(4))));
  }
});

Deno.test("of many variants the references that most are compared with come first", () => {
  const many = makeSyntheticResult({ workloads: 1, variants: 9, seeds: 1, epochs: 1 });
  const variants = many.variants.map((one, i) => i === 1 ? { ...one, reference: "noisy-2" } : one);
  assertEquals(
    [...new Set(measureChoices({ ...many, variants }).map(({ reference }) => reference))],
    ["plain", "noisy-2"],
  );
  const others = variants.map((one, i) => i > 3 ? { ...one, reference: "noisy-2" } : one);
  assertEquals(measureChoices({ ...many, variants: others })[0]!.reference, "noisy-2");
});

Deno.test("a single variant leaves nothing to choose", () => {
  const result = makeResultFile([{ variant: "plain", seed: 1, test: 1 }]);
  assertEquals(detailsOf(choose, { ...result, variants: [result.variants[0]!] }), []);
});

import { beyond } from "../../../../bench/report/sections/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { resultFileSchema } from "../../../../bench/results/mod.ts";
import { dataTables, furtherRows, valueText } from "../../../../bench/results/tables/mod.ts";
import type { FurtherError } from "../../../../bench/trial/spec/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { makeResultFile, type Outcome } from "../../_result_file.ts";

const base = makeResultFile(
  [
    { variant: "plain", seed: 1, test: 0 },
    { variant: "plain", seed: 2, test: 40 },
    { variant: "plain", seed: 3, test: 5 },
    { variant: "noisy", seed: 1, test: null },
  ] satisfies Outcome[],
);

const error = (part: string, way: string | null, wrong: number, total: number): FurtherError => ({
  ...{ part, way },
  error: { value: wrong / total, wrong, total },
});

/** By trial: of length 20 as trained, of both parts rounded. */
const wrong = [[0, 0, 10], [50, 60, 70], [0, 7, 0]] as const;

function makeFurther(): ResultFile {
  return {
    ...base,
    workloads: base.workloads.map((workload) => ({
      ...workload,
      beyond: [{ task: "length 20", testQuestions: 80 }],
    })),
    trials: base.trials.map((trial, i) => {
      if (trial.metrics === null) return trial;
      const [longer, rounded, longerRounded] = wrong[i]!;
      const furtherErrors = [
        error("length 20", null, longer, 80),
        error("babi-qa1", "rounded", rounded, 100),
        error("length 20", "rounded", longerRounded, 80),
      ];
      return { ...trial, metrics: { ...trial.metrics, furtherErrors } };
    }),
  };
}

Deno.test("furtherRows() are of each part in each way, over all trials and over the solved ones", () => {
  const rows = furtherRows(makeFurther());
  const plain = rows.filter(({ variant }) => variant === "plain");
  assertEquals(
    plain.map(({ part, beyond, way, all, solved }) => [part, beyond, way, all, solved]),
    [
      // 45 of 300; the second trial is not solved: 5 of 200.
      ["babi-qa1", false, null, of(45 / 300, 1, 3), of(5 / 200, 1, 2)],
      ["babi-qa1", false, "rounded", of(67 / 300, 1, 3), of(7 / 200, 1, 2)],
      ["length 20", true, null, of(50 / 240, 2, 3), of(0, 2, 2)],
      ["length 20", true, "rounded", of(80 / 240, 1, 3), of(10 / 160, 1, 2)],
    ],
  );
  // A variant whose trials have no numbers has rows without any.
  const noisy = rows.filter(({ variant }) => variant === "noisy");
  assertEquals(noisy.length, 4);
  for (const { all, solved } of noisy) {
    assertEquals([all, solved], [of(null, 0, 0), of(null, 0, 0)]);
  }
});

function of(error: number | null, count: number, total: number) {
  return { error, perfect: { count, total } };
}

Deno.test("the report shows further errors, and nothing where there are none", () => {
  const details = (result: ResultFile) => beyond.details({ result, other: null });
  assertEquals(details(base), []);
  const table = details(makeFurther()).find((detail) => detail.kind === "table")!.table;
  assertEquals(table.columns.map(({ name }) => name), [
    ...["workload", "part", "way", "variant"],
    ...["error", "perfect", "solved_error", "solved_perfect"],
  ]);
  assertEquals(table.rows[6]!.cells.map(({ value }) => valueText(value)), [
    ...["memn2n/babi-qa1", "length 20", "rounded", "plain"],
    ...["33.3 %", "1 of 3", "6.3 %", "1 of 2"],
  ]);
  assertEquals(table.rows[7]!.cells.slice(4).map(({ value }) => valueText(value)), [
    ...["–", "–", "–", "–"],
  ]);
});

Deno.test("further errors are exported trial by trial", () => {
  const { further } = dataTables;
  const places = ["seed", "part", "beyond", "way", "wrong", "total"].map((name) =>
    further.columns.findIndex((column) => column.name === name)
  );
  const rows = [...further.rows(makeFurther(), places)];
  assertEquals(rows.slice(3, 6), [
    [2, "length 20", true, null, 50, 80],
    [2, "babi-qa1", false, "rounded", 60, 100],
    [2, "length 20", true, "rounded", 70, 80],
  ]);
  assertEquals(rows.length, 9);
  assertEquals([...further.rows(base, places)], []);
});

Deno.test("further errors have to be of the workload's parts, each once in each way", () => {
  const good = makeFurther();
  const faultOf = (change: (errors: FurtherError[]) => FurtherError[] | undefined) => {
    const [first, ...others] = good.trials, metrics = first!.metrics!;
    const furtherErrors = change(metrics.furtherErrors!);
    const { furtherErrors: _, ...without } = metrics;
    const changed = furtherErrors === undefined ? without : { ...without, furtherErrors };
    const trials = [{ ...first!, metrics: changed }, ...others];
    const [issue] = resultFileSchema.safeParse({ ...good, trials }).error?.issues ?? [];
    return issue?.path.join(".") ?? "none";
  };
  const at = "trials.0.metrics.furtherErrors";
  assertEquals(faultOf((all) => all), "none");
  assertEquals(faultOf((all) => [...all, all[1]!]), `${at}.3`);
  assertEquals(faultOf((all) => [...all, error("length 30", null, 0, 80)]), `${at}.3`);
  // Fewer answers than questions; of more than one answer to a question there may be more.
  assertEquals(faultOf(([, ...all]) => [error("length 20", null, 0, 79), ...all]), `${at}.0`);
  assertEquals(faultOf(([, ...all]) => [error("length 20", null, 0, 160), ...all]), "none");
  assertEquals(faultOf(([, ...all]) => all), at);
  assertEquals(faultOf(() => undefined), at);
  assertEquals(faultOf(() => []), at);
});

import { parquetMetadata, parquetReadObjects } from "hyparquet";
import {
  dashboardFormats,
  exportFormats,
  type ExportOptions,
  exportResult,
} from "../../../../bench/results/export/mod.ts";
import { dataTables } from "../../../../bench/results/tables/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import type { TrialResult } from "../../../../bench/trial/spec/mod.ts";
import { commandLine, leavesOf } from "../../../../bench/cli/commands/mod.ts";
import { assert, assertEquals, assertStringIncludes, assertThrows } from "../../../../std.ts";
import { makeArmsResult, makeResultFile } from "../../_result_file.ts";

function bytesOf(result: ResultFile, options: ExportOptions): Uint8Array<ArrayBuffer> {
  const parts = [...exportResult(result, options)];
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const part of parts) {
    all.set(part, start);
    start += part.length;
  }
  return all;
}

function textOf(result: ResultFile, options: ExportOptions): string {
  return new TextDecoder().decode(bytesOf(result, options));
}

/** Two trials, the second failed, and two epochs of the first, one of them not finite. */
function twoTrials(change: (trial: TrialResult) => TrialResult = (trial) => trial): ResultFile {
  const result = makeResultFile([
    { variant: "plain", seed: 1, train: 3, test: 7 },
    { variant: "noisy", seed: 1, test: null },
  ]);
  const [first, second] = result.trials;
  const columns = Object.keys(first!.epochs).map((name) => [
    name,
    name === "phase" ? ["softmax", "softmax"] : [1, null],
  ]);
  const epochs = Object.fromEntries(columns) as unknown as TrialResult["epochs"];
  return { ...result, trials: [change({ ...first!, epochs }), second!] };
}

Deno.test("csv has a line of names and one for each trial, empty where there is no number", () => {
  const columns = ["variant", "seed", "solved", "test_error", "test_wrong", "status"];
  assertEquals(
    textOf(twoTrials(), { format: "csv", columns }),
    "variant,seed,solved,test_error,test_wrong,status\r\n" +
      "plain,1,false,0.07,7,unsolved\r\nnoisy,1,false,,,failed\r\n",
  );
});

Deno.test("the interval of a mean error is within what errors are, and no narrower than an answer", () => {
  const columns = ["test_error", "test_error_low", "test_error_high"];
  const linesOf = (errors: readonly number[]) => {
    const trials = errors.map((test, i) => ({ variant: "plain", seed: i + 1, test }));
    return textOf(makeResultFile(trials), { format: "csv", rows: "summary", columns }).split(
      "\r\n",
    );
  };
  // All right, of 100 questions: one answer above.
  assertEquals(linesOf([0, 0, 0, 0, 0])[1], "0,0,0.01");
  // 2.776 x 0.224 is more than 0.1 below the mean.
  const [error, low, high] = linesOf([0, 0, 0, 0, 50])[1]!.split(",").map(Number);
  assertEquals([error, low, high! > 0.3], [0.1, 0, true]);
  assertEquals(linesOf([100, 100, 100, 100, 100])[1], "1,0.99,1");
});

Deno.test("csv quotes what needs it and disarms what a spreadsheet would compute", () => {
  const messages = ['=cmd|"/c"!A1', "+1", "-2", "@sum", "two\r\nlines", "a,b", "fine - really"];
  const cells = messages.map((message) => {
    const result = twoTrials((trial) => ({ ...trial, message }));
    return textOf({ ...result, trials: result.trials.slice(0, 1) }, {
      format: "csv",
      columns: ["message"],
    }).slice("message\r\n".length, -2);
  });
  assertEquals(cells, [
    `"'=cmd|""/c""!A1"`,
    "'+1",
    "'-2",
    "'@sum",
    '"two\nlines"',
    '"a,b"',
    "fine - really",
  ]);
});

Deno.test("rows are trials, epochs, tasks, or workloads and variants", () => {
  const count = (rows: ExportOptions["rows"]) =>
    textOf(twoTrials(), { format: "csv", rows }).split("\r\n").length - 2;
  // The second trial has failed: no epoch, no task.
  assertEquals([count("trials"), count("epochs"), count("tasks"), count("summary")], [2, 2, 1, 2]);
  assertEquals(
    textOf(twoTrials(), { format: "csv", rows: "epochs", columns: ["epoch", "train_loss"] }),
    "epoch,train_loss\r\n1,1\r\n2,\r\n",
  );
});

Deno.test("the summary has sums over sums, Wilson's interval, and pairs of an arm with its own", () => {
  const columns = ["variant", "trials", "test_error", "solved", "pairs", "difference"];
  assertEquals(
    textOf(makeArmsResult(), { format: "csv", rows: "summary", columns }),
    // plain: (4 + 20 + 30 + 40) / 400, noisy: (10 + 5 + 30 + 0) / 400, over the same four seeds.
    "variant,trials,test_error,solved,pairs,difference\r\n" +
      "plain,4,0.235,1,,\r\nnoisy,4,0.1125,2,4,-0.1225\r\n",
  );
});

Deno.test("parquet has real types and nulls, and says what the units are", async () => {
  const file = bytesOf(twoTrials(), { format: "parquet" }).buffer;
  const { schema, key_value_metadata: pairs } = parquetMetadata(file);
  const typeOf = (name: string) => schema.find((one) => one.name === name)?.type;
  assertEquals(
    ["workload", "seed", "solved", "test_error", "message"].map(typeOf),
    ["BYTE_ARRAY", "INT64", "BOOLEAN", "DOUBLE", "BYTE_ARRAY"],
  );
  const [first, second] = await parquetReadObjects({ file });
  assertEquals(
    [first!.seed, first!.test_error, first!.solved, first!.noise],
    [
      1n,
      0.07,
      false,
      undefined,
    ].map((value) => value ?? null),
  );
  assertEquals([second!.test_error, second!.test_wrong], [null, null]);
  assertEquals(pairs?.find(({ key }) => key === "unit of seconds")?.value, "s");
});

Deno.test("parquet keeps every row of several groups in order", async () => {
  const [trial] = twoTrials().trials;
  const epochs = Array.from({ length: 12_000 }, (_, i) => i);
  const columns = Object.keys(trial!.epochs).map((name) => [
    name,
    name === "phase" ? epochs.map(() => "softmax") : epochs,
  ]);
  const result = twoTrials((trial) => ({
    ...trial,
    epochs: Object.fromEntries(columns) as unknown as TrialResult["epochs"],
  }));
  const file = bytesOf(result, { format: "parquet", rows: "epochs" }).buffer;
  assert(parquetMetadata(file).row_groups.length > 1);
  const rows = await parquetReadObjects({ file, columns: ["epoch", "train_loss"] });
  assertEquals(rows.map(({ epoch }) => Number(epoch) - 1), epochs);
  assertEquals(rows.map(({ train_loss }) => train_loss), epochs);
});

Deno.test("every column of every table can be read back from parquet", async () => {
  for (const rows of ["trials", "epochs", "tasks", "summary"] as const) {
    const file = bytesOf(twoTrials(), { format: "parquet", rows }).buffer;
    const [first] = await parquetReadObjects({ file });
    assertEquals(Object.keys(first!), dataTables[rows].columns.map(({ name }) => name));
  }
});

/** Seeds of one variant whose errors are 1 to 5 of 100. */
const five = makeResultFile(
  [1, 2, 3, 4, 5].map((seed) => ({ variant: "plain", seed, test: seed })),
);

Deno.test("markdown rounds, shows intervals in the cell, and escapes what it would read", () => {
  const [head, , row] = textOf(five, { format: "markdown" }).split("\n");
  assertEquals(
    head,
    "| Workload | Variant | Trials | Test error (95 % interval) | Best of n | " +
      "Solved (95 % interval) | Difference, points (95 % interval) |",
  );
  // 3 +- 2.776 x 1.5811 / sqrt(5) = 3 +- 1.963; Wilson of 5 of 5: from 5 / (5 + 3.8415).
  assertEquals(
    row,
    "| memn2n/babi-qa1 | plain | 5 | 3.0 % (1.0 to 5.0 %) | 1.0 % | 100.0 % (56.6 to 100.0 %) | – |",
  );
  const odd = twoTrials((trial) => ({ ...trial, message: "a|b\n*c* <b>_d_ & `e`" }));
  assertStringIncludes(
    textOf(odd, { format: "markdown", rows: "trials", columns: ["message"] }),
    "| a\\|b \\*c\\* &lt;b&gt;\\_d\\_ &amp; \\`e\\` |",
  );
});

Deno.test("latex escapes every sign of its own, and a bracket after the end of a line", () => {
  const odd = twoTrials((trial) => ({ ...trial, message: "[1] 50% of $x_1 & {#~^\\<>|}" }));
  const text = textOf(odd, { format: "latex", rows: "trials", columns: ["message"] });
  assertStringIncludes(
    text,
    "{}[1] 50\\% of \\$x\\_1 \\& \\{\\#\\textasciitilde{}\\textasciicircum{}\\textbackslash{}" +
      "\\textless{}\\textgreater{}\\textbar{}\\} \\\\\n",
  );
  assertStringIncludes(text, "\\begin{tabular}{l}\n\\toprule\nMessage \\\\\n\\midrule\n");
  assert(text.endsWith("\\bottomrule\n\\end{tabular}\n"));
});

Deno.test("latex does not let a command of several lines out of its comment", () => {
  const result = { ...five, command: ["run", "a\n\\input{secret}"] };
  assertStringIncludes(
    textOf(result, { format: "latex" }),
    "% command: run 'a \\input{secret}'\n",
  );
});

Deno.test("an unknown column is refused with the one most like it, and so is a result without trials", () => {
  assertThrows(
    () => exportResult(five, { format: "csv", columns: ["test_eror"] }),
    Error,
    'Unknown column "test_eror"; did you mean "test_error"?',
  );
  assertThrows(
    () => exportResult({ ...five, trials: [] }, { format: "csv" }),
    Error,
    "Cannot export the result: none of its trials has ended",
  );
});

Deno.test("the command line offers every format and every kind of row", () => {
  const { format, rows } = Object.fromEntries(leavesOf(commandLine)).export!.options;
  assertEquals(format?.choices, Object.keys({ ...exportFormats, ...dashboardFormats }));
  assertEquals(rows?.choices, Object.keys(dataTables));
});

Deno.test("docs/exports.md lists every column as the tables have it", async () => {
  const text = await Deno.readTextFile(new URL("../../../../docs/exports.md", import.meta.url));
  const squeezed = text.replace(/ +/g, " ");
  for (const { title, columns } of Object.values(dataTables)) {
    assertStringIncludes(squeezed, title);
    for (const { name, type, unit, meaning } of columns) {
      assertStringIncludes(
        squeezed,
        `| \`${name}\` | ${type} | ${unit === "" ? "" : `${unit} `}| ${meaning} |`,
      );
    }
  }
});

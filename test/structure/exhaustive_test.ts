import { readSource, sourceFiles } from "../_module_graph.ts";
import { assert, assertEquals } from "../../std.ts";

/**
 * A new kind of everything that there are kinds of, with the fields of another kind so that no missing field
 * gives it away: what is replaced where, and the lines that must not compile any more.
 */
const kinds: readonly {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly refused: readonly (readonly [file: string, line: string])[];
}[] = [
  {
    file: "optim/spec/entry.ts",
    from: `"all" | "group" | "parameter"`,
    to: `"all" | "group" | "parameter" | "novel"`,
    refused: [["bench/report/gradient_words.ts", "const CLIPPED:"]],
  },
  {
    file: "bench/trial/spec/trial_spec.ts",
    from: `z.enum(["shuffled", "withReplacement"])`,
    to: `z.enum(["shuffled", "withReplacement", "novel"])`,
    refused: [
      ["bench/report/specification_words.ts", "function samplingInWords("],
      ["bench/trial/feed.ts", "sampling satisfies FreshSpec;"],
    ],
  },
  {
    file: "bench/trial/spec/trial_spec.ts",
    from: `z.enum(["short", "dropped"])`,
    to: `z.enum(["short", "dropped", "novel"])`,
    refused: [
      ["bench/trial/spec/budget.ts", "): number {"],
      ["bench/report/specification_words.ts", "const lastBatchWords:"],
      ["bench/trial/feed.ts", "[lastBatch]"],
    ],
  },
  {
    file: "bench/trial/spec/trial_spec.ts",
    from: `kind: z.literal("levels")`,
    to: `kind: z.enum(["levels", "novel"])`,
    refused: [
      ["bench/suites/recipe.ts", `): BudgetSpec["curriculum"] {`],
      ["bench/report/specification_words.ts", "function curriculumInWords("],
      ["bench/trial/curriculum.ts", "  levelIn("],
      ["bench/trial/curriculum.ts", "  draw("],
      ["bench/trial/curriculum.ts", "  #findsLow("],
    ],
  },
  {
    file: "bench/trial/spec/trial_spec.ts",
    from: `source: z.literal("files")`,
    to: `source: z.enum(["files", "novel"])`,
    refused: [["bench/trial/run_trial.ts", "async function load("]],
  },
  {
    file: "bench/trial/spec/trial_spec.ts",
    from: `export const trialSpecSchema = z.strictObject({`,
    to: `export const trialSpecSchema = z.strictObject({ novel: z.number(),`,
    refused: [["bench/report/changes.ts", "const parts:"]],
  },
  {
    file: "bench/results/claims/grade.ts",
    from: `"same" | "notLower"`,
    to: `"same" | "novel" | "notLower"`,
    refused: [
      ["bench/results/claims/grade.ts", "): Grade {"],
      ["bench/results/claims/standing_words.ts", "function oppositeWords("],
    ],
  },
  {
    file: "bench/run/description.ts",
    from: `source: z.enum(["generated", "files"])`,
    to: `source: z.enum(["generated", "files", "novel"])`,
    refused: [["bench/report/sections/workloads.ts", "const SOURCES:"]],
  },
  {
    file: "models/neural_programmer/inspection_schema.ts",
    from: `kind: z.literal("cells"),`,
    to: `kind: z.enum(["cells", "novel"]),`,
    refused: [["models/neural_programmer/table_answer.ts", "): string {"]],
  },
  {
    file: "models/memn2n/options.ts",
    from: `z.enum(["bagOfWords", "position", "centredPosition"])`,
    to: `z.enum(["bagOfWords", "position", "centredPosition", "novel"])`,
    refused: [
      ["models/memn2n/options.ts", "const encodingWords:"],
      ["models/memn2n/position_encoding.ts", "const DEPENDS_ON_LENGTH:"],
    ],
  },
  {
    file: "models/memn2n/options.ts",
    from: `z.enum(["adjacent", "layerWise"])`,
    to: `z.enum(["adjacent", "layerWise", "novel"])`,
    refused: [
      ["models/memn2n/options.ts", "const tyingWords:"],
      ["models/memn2n/memn2n.ts", "const HOP_STRIDE:"],
    ],
  },
  {
    file: "models/memn2n/options.ts",
    from: `z.enum(["none", "outside", "inside"])`,
    to: `z.enum(["none", "outside", "inside", "novel"])`,
    refused: [
      ["models/memn2n/options.ts", "const temporalWords:"],
      ["models/memn2n/position_encoding.ts", "const IS_WORD:"],
    ],
  },
  {
    file: "models/neural_programmer/options.ts",
    from: `z.enum(["mixture", "mean"])`,
    to: `z.enum(["mixture", "mean", "novel"])`,
    refused: [
      [
        "models/neural_programmer/reference/comparisons.ts",
        `kind: "greater" | "lesser"): tf.Tensor3D => {`,
      ],
      ["models/neural_programmer/pass/compared_numbers.ts", "const PIVOT_HAS_GRADIENT:"],
      ["models/neural_programmer/pass/compared_numbers.ts", "): ComparedNumbers {"],
    ],
  },
  {
    file: "models/neural_programmer/options.ts",
    from: `z.enum(["none", "root"])`,
    to: `z.enum(["none", "root", "novel"])`,
    refused: [["models/neural_programmer/scalar_scales.ts", "): Float32Array {"]],
  },
  {
    file: "bench/results/gate/finding.ts",
    from: `"noted"`,
    to: `"noted" | "novel"`,
    refused: [["bench/results/gate/junit.ts", "function outcomeOf("], [
      "bench/results/gate/rows.ts",
      "STATUS_WORDS:",
    ]],
  },
  {
    file: "models/details/layers.ts",
    from: `readonly kind: "layers";`,
    to: `readonly kind: "layers" | "novel";`,
    refused: [
      ["bench/cli/details_text.ts", "function detailLines("],
      ["bench/report/render/details.ts", "function detailHtml("],
      ["bench/report/render/markdown.ts", "function detailMarkdown("],
    ],
  },
  {
    file: "models/details/chart.ts",
    from: `    | "table";`,
    to: `    | "table"\n    | "novel";`,
    refused: [["bench/report/page/charts/looks.ts", "): Look {"]],
  },
];

const folders = ["bench/", "engine/", "models/", "optim/", "tasks/"];
const configs = [
  "deno.json",
  "deno.lock",
  "bench/report/page/deno.json",
  "bench/watch/page/deno.json",
];
const programs = ["bench/cli/main.ts", "bench/trial/worker.ts", "bench/report/page/main.ts"];

/** A copy of the project's sources with all new kinds in it. */
async function writeCopy(folder: string): Promise<void> {
  for (const name of [...configs, "std.ts", ...folders.flatMap(sourceFiles)]) {
    let text = readSource(name);
    for (const { file, from, to } of kinds.filter(({ file }) => file === name)) {
      assertEquals(text.split(from).length, 2, `${file} has ${from} once`);
      text = text.replace(from, to);
    }
    const path = `${folder}/${name}`;
    await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    await Deno.writeTextFile(path, text);
  }
}

Deno.test("a new kind does not compile wherever kinds are told apart", async () => {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  try {
    await writeCopy(folder);
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["check", ...programs],
      cwd: folder,
      env: { NO_COLOR: "1" },
    }).output();
    assert(!success);
    const errors = new TextDecoder().decode(stderr);
    const refused = await Promise.all(
      [...errors.matchAll(/at file:\/\/(\S+?):(\d+):\d+/g)].map(async ([, path, line]) => {
        const text = (await Deno.readTextFile(path!)).split("\n")[Number(line) - 1]!;
        return [path!.slice(folder.length + 1), text] as const;
      }),
    );
    const compiled = kinds.flatMap(({ file, to, refused: expected }) =>
      expected
        .filter(([name, line]) => !refused.some(([at, text]) => at === name && text.includes(line)))
        .map(([name, line]) => `${name} takes ${to} of ${file}: ${line}`)
    );
    assertEquals(compiled, [], errors);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

import { columns, parseCount } from "../../bench/cli/mod.ts";
import { lookUp } from "../../bench/base/mod.ts";
import { planSuite } from "../../bench/run/mod.ts";
import { suites } from "../../bench/suites/mod.ts";
import { readArguments } from "./_read_arguments.ts";
import { readPrograms } from "./table_programs.ts";

const HELP = `Usage: deno task bench:evidence programs [options]

Trains networks that answer questions about one column, reads their programs off
1,000 fresh questions, and checks that they answer as the network does and mean
what was asked.

  --suite NAME     a suite of tables-1, as tables-noise (default: tables-quick)
  --variant NAME   one of its variants (default: noisy)
  --first N        the first seed (default: 1)
  --seeds N        how many (default: 3)`;

/** Not the seed of the data of any suite. */
const FRESH = { seed: 90_001, questions: 1000 };

/** The command: prints the program of each template, and returns 1 if a program answers otherwise. */
export async function tableProgramsEvidence(args: readonly string[]): Promise<number> {
  const values = readArguments(args, {
    suite: { type: "string", default: "tables-quick" },
    variant: { type: "string", default: "noisy" },
    first: { type: "string", default: "1" },
    seeds: { type: "string", default: "3" },
    help: { type: "boolean", short: "h", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const first = parseCount("--first")(values.first);
  const { trials } = await planSuite(lookUp("suite", suites, values.suite), {
    workloads: ["neural-programmer/tables-1"],
    variants: [values.variant],
    seeds: Array.from({ length: parseCount("--seeds")(values.seeds) }, (_, i) => first + i),
  });
  let differ = 0;
  for (const { spec } of trials) {
    const all = await readPrograms(spec, FRESH);
    const sum = (of: "questions" | "agree" | "right" | "shortest") =>
      all.reduce((total, one) => total + one[of], 0);
    differ += sum("questions") - sum("agree");
    console.log(
      `seed ${spec.seed}: of ${sum("questions")} fresh questions ${sum("right")} right; ` +
        `${sum("agree")} programs answer as the network does, ${
          sum("shortest")
        } mean what was asked`,
    );
    const rows = all.map(({ template, words, questions, right, shortest }) => [
      ...["", template, words],
      shortest === questions
        ? "shortest meaning"
        : `EXCEPTION: ${questions - shortest} of ${questions} mean something else, ${right} right`,
    ]);
    for (const line of columns(rows)) console.log(line);
  }
  return differ === 0 ? 0 : 1;
}

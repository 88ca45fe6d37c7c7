import * as tf from "@tensorflow/tfjs";
import { kernelsOf } from "../../../../engine/mod.ts";
import { runTables } from "../../../../models/neural_programmer/pass/mod.ts";
import {
  type ProgrammerKernels,
  Workbench,
} from "../../../../models/neural_programmer/pass/mod.ts";
import { type OperationName, operationNames } from "../../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { startKernels } from "../../../_tensors.ts";
import { smallBatch } from "../../_table_batch.ts";

const sources = {
  kernel: new URL(
    "../../../../models/neural_programmer/assembly/table_program.ts",
    import.meta.url,
  ),
  host: new URL("../../../../models/neural_programmer/pass/tables.ts", import.meta.url),
};

Deno.test("the kernel of tables numbers the operations as their names are listed", async () => {
  const source = await Deno.readTextFile(sources.kernel);
  const numbered = Array.from(
    source.matchAll(/^const ([A-Z]+): i32 = (\d+);$/gm),
    ([, name, number]) => [name!.toLowerCase(), Number(number)] as const,
  );
  const end = numbered.findIndex(([name]) => name === "operations");
  assertEquals(numbered.slice(0, end), operationNames.map((name, i) => [name, i] as const));
  assertEquals(numbered[end], ["operations", operationNames.length]);
});

Deno.test("the host writes the fields of the kernel of tables in their order", async () => {
  const [kernel, host] = await Promise.all([
    Deno.readTextFile(sources.kernel),
    Deno.readTextFile(sources.host),
  ]);
  const [, fields] = kernel.match(/^class Tables \{$(.*?)^\}$/ms)!;
  const [, written] = host.match(/^const FIELDS = \[$(.*?)^\] as const;$/ms)!;
  const names = (text: string, pattern: RegExp) =>
    Array.from(text.matchAll(pattern), ([, name]) => name!);
  const expected = names(fields!, /^ {2}(\w+): (?:i32|usize);$/gm);
  assert(expected.length > 40, String(expected.length));
  assertEquals(names(written!, /^ {2}"(\w+)",$/gm), expected);
});

Deno.test("the kernel of tables gives the gradient of and and of or to the later of two equal selections", async () => {
  await startKernels();
  const kernels: ProgrammerKernels = kernelsOf(tf.backend())!;
  // The table has three rows; a number of 0.5 is asked for, and a loss of half the square.
  const batch = { ...smallBatch(), scalars: Float64Array.of(0.5) };
  for (const name of ["and", "or"] as const) {
    const bench = new Workbench(kernels);
    bench.reset();
    // Two steps select halves of all rows: in every row the two are equal. Then they are counted: 1.5.
    const steps: Partial<Record<OperationName, number>>[] = [
      ...[{ reset: 0.5 }, { reset: 0.5 }, { [name]: 1 }, { count: 1 }],
    ];
    const weights = steps.flatMap((step) => operationNames.map((one) => step[one] ?? 0));
    const placeOf = (values: readonly number[]) => ({
      value: bench.arena.floats(values),
      gradient: bench.arena.zeros(values.length),
    });
    const operations = placeOf(weights);
    const comparison = () => ({ operands: batch.questionOperands, weights: placeOf([1]) });
    const loss = runTables(
      bench,
      batch,
      {
        ...{ steps: steps.length, count: 1, ofQuestions: Int32Array.of(0), operations },
        columns: placeOf(Array(3 * steps.length).fill(0)),
        ...{ greater: comparison(), lesser: comparison() },
        match: { words: batch.words, ids: batch.questions, weights: placeOf([1]) },
      },
      {
        huberDelta: 10,
        lookupWeight: 1,
        scales: Float32Array.of(1),
        questionWeights: Float32Array.of(1),
      },
      true,
    );
    // (1.5 - 0.5)^2 / 2, with a derivative of 1 by the number: 3 rows by the weight of the later step.
    assertEquals(loss, 0.5);
    const gradients = kernels.floats(operations.gradient, weights.length);
    const reset = operationNames.indexOf("reset");
    assertEquals([0, 1].map((step) => gradients[step * operationNames.length + reset]), [0, 3]);
    bench.arena[Symbol.dispose]();
  }
});

/** The errors that a trained model ends with, by a model whose answers are written down. */

import { measure } from "../../../bench/trial/mod.ts";
import { RandomStream, streamKey } from "../../../engine/mod.ts";
import type { Model } from "../../../models/mod.ts";
import type { Batch, Examples, StreamedData } from "../../../tasks/mod.ts";
import { assertEquals } from "../../../std.ts";

/** A batch that is the numbers of its examples. */
type Numbered = Batch & { readonly indices: readonly number[] };

function examples(length: number): Examples<Numbered> {
  return {
    length,
    batch: (indices) => ({
      ...{ kind: "numbered", size: indices.length },
      indices: Array.from(indices),
    }),
  };
}

const part = (task: string, testQuestions: number) => ({
  task,
  trainingQuestions: 0,
  testQuestions,
});

const data: StreamedData<Numbered> = {
  form: "streamed",
  train: {
    hardest: 2,
    fresh: (draws) => ({ kind: "numbered", size: draws.length, indices: draws.map(() => 0) }),
  },
  validation: examples(6),
  // Test examples 0 to 2, 3 to 7 and 8 to 9.
  test: examples(10),
  parts: [part("short", 3), { ...part("long", 5), beyond: true }, part("other", 2)],
  unknownAnswers: { validation: { unknown: 0, total: 0 }, test: { unknown: 0, total: 0 } },
  digest: "",
};

/** Two answers to each example. As it is, one of those from 3 on is wrong; rounded, both of the others. */
const model = {
  predict({ indices, size }: Numbered, way?: string) {
    const wrong = indices.reduce(
      (sum, index) => sum + (way === "rounded" ? (index < 3 ? 2 : 0) : Number(index >= 3)),
      0,
    );
    return { wrong, total: 2 * size, loss: 0 };
  },
} as Partial<Model<Numbered>> as Model<Numbered>;

const rate = (wrong: number, total: number) => ({ value: wrong / total, wrong, total });

Deno.test("measure() reports parts beyond training, and every part in other ways to answer", () => {
  const order = new RandomStream(streamKey(1, "order"));
  const { furtherErrors, testError, testErrorByTask } = measure(model, data, order, ["rounded"])!;
  assertEquals(testErrorByTask, { short: rate(0, 6), other: rate(2, 4) });
  assertEquals(testError, rate(2, 10));
  assertEquals(furtherErrors, [
    { part: "long", way: null, error: rate(5, 10) },
    { part: "short", way: "rounded", error: rate(6, 6) },
    { part: "long", way: "rounded", error: rate(0, 10) },
    { part: "other", way: "rounded", error: rate(0, 4) },
  ]);
});

Deno.test("measure() reports no further errors where there are none", () => {
  const order = new RandomStream(streamKey(1, "order"));
  const parts = [part("short", 3), part("long", 7)];
  const metrics = measure(model, { ...data, parts }, order)!;
  assertEquals("furtherErrors" in metrics, false);
  assertEquals(metrics.testError, rate(7, 20));
});

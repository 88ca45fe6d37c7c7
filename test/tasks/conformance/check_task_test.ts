import { RandomStream } from "../../../engine/base/mod.ts";
import {
  checkTask,
  type Dataset,
  type StreamedData,
  type Task,
  tasks,
} from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { type BitsBatch, drawBits, examplesOf, finite, streamed } from "../_toy_tasks.ts";

for (const task of [...tasks, finite, streamed]) {
  Deno.test(`${task.name}, a task of the kind ${task.kind}, keeps its promises`, async () => {
    assertEquals(await checkTask(task), []);
  });
}

type Data = Dataset<BitsBatch>;

/** The toy task with other data. */
function changed(change: (data: Data, ...rest: Parameters<Task["generate"]>) => Partial<Data>) {
  return {
    ...finite,
    generate(...given: Parameters<Task["generate"]>) {
      const data = finite.generate(...given);
      return { ...data, ...change(data, ...given) };
    },
  };
}

/** The toy stream with other data. */
function changedStream(
  change: (data: StreamedData<BitsBatch>) => Partial<StreamedData<BitsBatch>>,
): Task {
  return {
    ...streamed,
    generate(...given: Parameters<Task["generate"]>) {
      const data = streamed.generate(...given);
      return { ...data, ...change(data) };
    },
  };
}

let calls = 0;

/** What is planted, and what the first finding is about. */
const faults: readonly (readonly [what: string, Task])[] = [
  ["unseeded draw", {
    ...finite,
    generate: (data, options) =>
      finite.generate({ ...data, seed: Math.floor(1e9 * Math.random()) }, options),
  }],
  [
    "unseeded draw",
    changed(({ train }) => ({
      train: {
        ...train,
        batch: (indices) => (crypto.getRandomValues(new Uint8Array(1)), train.batch(indices)),
      },
    })),
  ],
  ["the same seed again", {
    ...finite,
    generate: (data, options) => finite.generate({ ...data, seed: data.seed + ++calls }, options),
  }],
  ["another seed", {
    ...finite,
    generate: (data, options) => finite.generate({ ...data, seed: 1 }, options),
  }],
  ["another seed", changed(() => ({ digest: "0".repeat(64) }))],
  ["digest", changed(({ digest }) => ({ digest: digest.toUpperCase() }))],
  [
    "train.batch() of the same indices",
    changed(({ train }) => ({
      train: {
        ...train,
        batch(indices) {
          const batch = train.batch(indices);
          batch.bits[0] = ++calls % 100;
          return batch;
        },
      },
    })),
  ],
  [
    "train.batch() in another order",
    changed(({ train }) => ({
      train: {
        ...train,
        batch: (indices) => train.batch(Array.from(indices).sort((a, b) => a - b)),
      },
    })),
  ],
  [
    "test.batch() of another size",
    changed(({ test }) => ({
      test: {
        ...test,
        batch(indices) {
          const batch = test.batch(indices);
          return { ...batch, bits: batch.bits.map((bit) => bit * batch.size) };
        },
      },
    })),
  ],
  [
    "validation.batch() with a batch to use again",
    changed(({ validation }) => ({
      validation: {
        ...validation,
        batch: (indices, reuse) =>
          reuse?.size === indices.length ? reuse : validation.batch(indices),
      },
    })),
  ],
  [
    "train.batch() of index -1",
    changed(({ train }) => ({
      train: {
        ...train,
        batch: (indices) => train.batch(Array.from(indices, (i) => Math.abs(i) % train.length)),
      },
    })),
  ],
  [
    "train.batch(): kind and size",
    changed(({ train }) => ({
      train: { ...train, batch: (indices) => ({ ...train.batch(indices), size: 1 }) },
    })),
  ],
  ["train.length", changed(() => ({ train: examplesOf([]) }))],
  [
    "test questions of all parts",
    changed(({ parts }) => ({ parts: [...parts, { ...parts[0]!, trainingQuestions: 0 }] })),
  ],
  [
    "training questions of all parts",
    changed(({ parts: [part] }) => ({
      parts: [{ ...part!, trainingQuestions: 61 }],
    })),
  ],
  [
    "unknownAnswers.test.total",
    changed(({ unknownAnswers }) => ({
      unknownAnswers: { ...unknownAnswers, test: { unknown: 0, total: 1 } },
    })),
  ],
  ["parts", { ...finite, parts: [] }],
  ["difficulties", changed(() => ({ difficulties: null }))],
  [
    "difficulties",
    changed(({ difficulties }) => ({ difficulties: Array.from(difficulties!).fill(0) })),
  ],
  ["difficulties", changed(() => ({ difficulties: [1] }))],
  [
    "test and training",
    changed((data, { seed }) => {
      const bits = Array.from({ length: 54 }, (_, i) => drawBits(40, new RandomStream([seed, i])));
      return { train: examplesOf(bits), test: examplesOf(bits.slice(0, data.test.length)) };
    }),
  ],
  ["options", {
    ...finite,
    options: { length: { type: "integer", from: 1, to: 3, default: 4, description: "bits" } },
  }],
  [
    "train.batch() of the same indices",
    changedStream(({ train }) => ({
      train: {
        ...train,
        fresh(draws, reuse) {
          const batch = train.fresh(draws, reuse);
          batch.bits[0] = ++calls % 100;
          return batch;
        },
      },
    })),
  ],
  [
    "test.batch() with a batch of another width to use again",
    changedStream(({ test }) => ({
      test: {
        ...test,
        batch(indices, reuse) {
          const batch = test.batch(indices);
          if (reuse?.size !== batch.size || reuse.bits.length < batch.bits.length) return batch;
          reuse.bits.fill(0);
          reuse.bits.set(batch.bits);
          return { ...batch, bits: reuse.bits };
        },
      },
    })),
  ],
  ["train.hardest", changedStream(({ train }) => ({ train: { ...train, hardest: 0 } }))],
  ["graded", { ...streamed, graded: false }],
  [
    "parts",
    changedStream(({ parts }) => ({ parts: parts.map((part) => ({ ...part, beyond: true })) })),
  ],
  [
    "training questions of all parts",
    changedStream(({ parts }) => ({
      parts: parts.map((part) => ({ ...part, trainingQuestions: 1 })),
    })),
  ],
  [
    "test questions of all parts",
    changedStream(({ parts }) => ({ parts: parts.slice(0, -1) })),
  ],
  [
    "unknownAnswers.validation.total",
    changedStream(({ unknownAnswers }) => ({
      unknownAnswers: { ...unknownAnswers, validation: { unknown: 0, total: 1 } },
    })),
  ],
  ["generate() of a task", {
    ...finite,
    generate: () => {
      throw new Error("not today");
    },
  }],
];

for (const [what, task] of faults) {
  Deno.test(`checkTask() finds a broken promise: ${what}`, async () => {
    const findings = await checkTask(task);
    assertEquals(findings[0]?.what, what, JSON.stringify(findings));
    for (const finding of findings) assert(Object.values(finding).every((text) => text !== ""));
  });
}

Deno.test("checkTask() leaves the generators of the platform as they are", async () => {
  const { random } = Math, { getRandomValues } = crypto;
  await checkTask(finite);
  assert(Math.random === random && crypto.getRandomValues === getRandomValues);
});

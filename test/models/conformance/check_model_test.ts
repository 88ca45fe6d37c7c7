import * as tf from "@tensorflow/tfjs";
import {
  checkModel,
  findModel,
  type Model,
  type ModelEntry,
  type ModelOptions,
  models,
} from "../../../models/mod.ts";
import {
  type Batch,
  parseTaskOptions,
  type StreamedData,
  type TaskData,
  type TaskOptions,
  tasks,
} from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { startKernels } from "../../_tensors.ts";

/** Options with which data are small where the defaults' are not. */
const easier: Readonly<Record<string, TaskOptions>> = {
  sequence: { longest: 7, further: "none" },
};

/** A small data set of a kind. */
function datasetOf(kind: string): TaskData<Batch> {
  const task = tasks.find((task) => task.kind === kind)!;
  const options = { ...parseTaskOptions(task), ...easier[kind] };
  return task.generate({ seed: 1, train: 60, test: 30 }, options);
}

/** Other options than the defaults. */
const own: Readonly<Record<string, ModelOptions>> = {
  // Gradients that are cropped on their way are of no function.
  nram: { activationClip: null },
  // The differences of a network as large as the paper's take minutes.
  "neural-gpu": { maps: 3, height: 2, parameterSets: 2 },
};

for (const [name, entry] of Object.entries(models)) {
  Deno.test(`a model keeps what models promise: ${name}`, async () => {
    await startKernels();
    assertEquals(await checkModel(withOptions(entry, own[name]), datasetOf(entry.kind)), []);
  });
}

/** The entry with other defaults. */
function withOptions(entry: ModelEntry, own: ModelOptions = {}): ModelEntry {
  return {
    ...entry,
    create: (options, dataset, init) => entry.create({ ...options, ...own }, dataset, init),
  };
}

type Change = (model: Model<Batch>) => Partial<Model<Batch>>;

/** The memory network, but for some of its methods. */
function changed(change: Change): ModelEntry {
  const entry = findModel("memn2n")!;
  return {
    ...entry,
    async create(options, dataset, init) {
      const model = await entry.create(options, dataset, init);
      const bound: Model<Batch> = {
        parameters: model.parameters,
        parameterGroups: model.parameterGroups,
        loss: (batch, mode) => model.loss(batch, mode),
        lossAndGradients: (batch, mode) => model.lossAndGradients(batch, mode),
        predict: (batch, phase) => model.predict(batch, phase),
        dispose: () => model.dispose(),
      };
      return { ...bound, ...change(bound) };
    },
  };
}

const faults: Readonly<Record<string, readonly [what: string, entry: () => ModelEntry]>> = {
  "a tensor left by every update": ["tensors after lossAndGradients()", () =>
    changed((model) => ({
      lossAndGradients(batch, mode) {
        tf.keep(tf.scalar(1));
        return model.lossAndGradients(batch, mode);
      },
    }))],
  "a score that the entry does not promise": [
    "the score of lossAndGradients()",
    () =>
      changed((model) => ({
        lossAndGradients: (batch, mode) => ({
          ...model.lossAndGradients(batch, mode),
          score: { wrong: 0, total: 1 },
        }),
      })),
  ],
  "a promised score that is not given": ["the score of lossAndGradients()", () => ({
    ...changed(() => ({})),
    scoresBatches: true,
  })],
  "a tensor left by dispose()": ["tensors after dispose()", () =>
    changed((model) => {
      const left = tf.scalar(1);
      return { dispose: () => void (left.size, model.dispose()) };
    })],
  "a gradient of half the size": ["gradient of", () =>
    changed((model) => ({
      lossAndGradients(batch, mode) {
        const { loss, gradients } = model.lossAndGradients(batch, mode);
        const halves = Object.fromEntries(
          Object.entries(gradients).map(([name, gradient]) => [name, tf.mul(gradient, 0.5)]),
        );
        return { loss, gradients: halves, dispose: () => tf.dispose(halves) };
      },
    }))],
  "a gradient without half of its entries": ["gradient of", () =>
    changed((model) => ({
      lossAndGradients(batch, mode) {
        const { loss, gradients } = model.lossAndGradients(batch, mode);
        const halves = Object.fromEntries(
          Object.entries(gradients).map(([name, gradient]) => {
            const [rows, columns] = gradient.shape as [number, number];
            const kept = tf.tensor2d(
              Float32Array.from({ length: rows * columns }, (_, i) => i % 2),
              [rows, columns],
            );
            return [name, tf.tidy(() => tf.mul(gradient, kept)), kept] as const;
          }).map(([name, masked, kept]) => {
            kept.dispose();
            return [name, masked];
          }),
        );
        return { loss, gradients: halves, dispose: () => tf.dispose(halves) };
      },
    }))],
  "a gradient that is missing": ["gradients", () =>
    changed((model) => ({
      lossAndGradients(batch, mode) {
        const { gradients: { embedding0: _, ...gradients }, ...rest } = model
          .lossAndGradients(batch, mode);
        return { ...rest, gradients };
      },
    }))],
  "a draw without a seed": ["the same seeds", () =>
    changed((model) => ({
      lossAndGradients(batch, mode) {
        const learned = model.lossAndGradients(batch, mode);
        return { ...learned, loss: learned.loss + Math.random() };
      },
    }))],
  "a draw from the trial's stream": ["random streams", () =>
    changed((model) => ({
      lossAndGradients(batch, mode) {
        if (mode.training) mode.random("order").uniform();
        return model.lossAndGradients(batch, mode);
      },
    }))],
  "draws that depend on the parameters": ["draws with other parameters", () =>
    changed((model) => ({
      lossAndGradients(batch, mode) {
        const [first] = model.parameters["embedding0"]!.dataSync();
        for (let i = 0; mode.training && i < 1000 * Math.abs(first!); i++) {
          mode.random("own").word();
        }
        return model.lossAndGradients(batch, mode);
      },
    }))],
  "a look at an update that takes its gradients away": [
    "gradients after observe()",
    () =>
      changed((model) => ({
        lossAndGradients(batch, mode) {
          const learned = model.lossAndGradients(batch, mode);
          const embedding0 = tf.variable(learned.gradients["embedding0"]!);
          const dispose = () => void (embedding0.dispose(), learned.dispose());
          return { ...learned, gradients: { ...learned.gradients, embedding0 }, dispose };
        },
        observe(_, { embedding0 }) {
          tf.tidy(() => (embedding0 as tf.Variable).assign(tf.zerosLike(embedding0!)));
          return null;
        },
      })),
  ],
  "answers that depend on the batch": [
    "predict() of one example at a time",
    () =>
      changed((model) => ({
        predict(batch, phase) {
          const score = model.predict(batch, phase);
          return { ...score, loss: score.loss / batch.size };
        },
      })),
  ],
  "answers that change": ["predict() once more", () => {
    let asked = 0;
    return changed((model) => ({
      predict(batch, phase) {
        const score = model.predict(batch, phase);
        return { ...score, loss: score.loss + asked++ };
      },
    }));
  }],
  "parameters that answers move": ["parameters after predict()", () =>
    changed((model) => ({
      predict(batch, phase) {
        const [parameter] = Object.values(model.parameters);
        tf.tidy(() => parameter!.assign(tf.mul(parameter!, 1.000001)));
        return model.predict(batch, phase);
      },
    }))],
  "something learned beside the parameters": [
    "answers of a model with restored",
    () =>
      changed((model) => {
        const [first] = model.parameters["embedding0"]!.dataSync();
        return {
          predict(batch, phase) {
            const score = model.predict(batch, phase);
            return { ...score, loss: score.loss + first! };
          },
        };
      }),
  ],
  "a parameter without a group": [
    "parameterGroups",
    () => changed(() => ({ parameterGroups: {} })),
  ],
  "a batch that cannot be learned from": ["training step", () =>
    changed(() => ({
      lossAndGradients() {
        throw new RangeError("No");
      },
    }))],
};

for (const [fault, [what, entry]] of Object.entries(faults)) {
  Deno.test(`checkModel() finds ${fault}`, async () => {
    await startKernels();
    const findings = await checkModel(entry(), datasetOf("story"));
    assert(findings.some((finding) => finding.what.startsWith(what)), JSON.stringify(findings));
  });
}

Deno.test("checkModel() takes examples of all difficulties of a stream, and finds faults on them", async () => {
  await startKernels();
  const data = datasetOf("tape") as StreamedData<Batch>, asked = new Set<number>();
  const watched: StreamedData<Batch> = {
    ...data,
    train: {
      ...data.train,
      fresh(draws, reuse) {
        for (const { difficulty } of draws) asked.add(difficulty);
        return data.train.fresh(draws, reuse);
      },
    },
  };
  const small = withOptions(findModel("nram")!, { steps: 2, activationClip: null });
  const doubled: ModelEntry = {
    ...small,
    async create(options, dataset, init) {
      const model = await small.create(options, dataset, init);
      const { loss } = model;
      model.loss = (batch, mode) => tf.tidy(() => tf.mul(loss.call(model, batch, mode), 2));
      return model;
    },
  };
  const findings = await checkModel(doubled, watched);
  assert(findings.some(({ what }) => what.startsWith("gradient of")), JSON.stringify(findings));
  assertEquals([...asked].sort(), Array.from({ length: data.train.hardest }, (_, i) => 1 + i));
});

import { dashboardFormats } from "../../../../../bench/results/export/mod.ts";
import type { ResultFile } from "../../../../../bench/results/mod.ts";
import type { EpochColumn, TrialResult } from "../../../../../bench/trial/spec/mod.ts";
import { assert, assertEquals } from "../../../../../std.ts";
import { curvesResult } from "./_curves_result.ts";
import { fieldsOf, readEventFile, type ReadValue, textOf } from "./_event_file.ts";

const NAMES: Readonly<Record<string, EpochColumn>> = {
  learning_rate: "learningRate",
  train_loss: "trainLoss",
  validation_error: "validationError",
  validation_loss: "validationLoss",
  gradient_norm: "gradientNorm",
  clipped_gradient_norm: "clippedGradientNorm",
  clipped_share: "clippedShare",
  noise_standard_deviation: "noiseStandardDeviation",
};

function filesOf(result: ResultFile): Map<string, Uint8Array> {
  const files = [...dashboardFormats.tensorboard.files(result)];
  return new Map(files.map(({ path, content }) => [path, content as Uint8Array]));
}

function scalarsOf(values: readonly ReadValue[], tag: string): (readonly [number, number])[] {
  return values.filter((value) => value.tag === tag).map(({ step, scalar }) => [step, scalar!]);
}

/** The points of a column, as 32 bits hold them. */
function pointsOf({ epochs }: TrialResult, column: EpochColumn): (readonly [number, number])[] {
  return epochs[column].flatMap((value, i) =>
    value === null ? [] : [[i + 1, Math.fround(value)] as const]
  );
}

Deno.test("TensorBoard gets every number of every epoch, in a folder for each trial", () => {
  const result = curvesResult(), files = filesOf(result);
  assertEquals([...files.keys()], [
    "events.out.tfevents.tiny",
    ...result.trials.map(({ variant, seed, id }) =>
      `memn2n/babi-qa1/${variant}/${seed}/events.out.tfevents.${id}`
    ),
  ]);
  const [, ...trials] = files.values();
  let points = 0;
  for (const [i, trial] of result.trials.entries()) {
    const { version, writer, values } = readEventFile(trials[i]!);
    assertEquals([version, writer], ["brain.Event:2", "gradnoise"]);
    for (const [name, column] of Object.entries(NAMES)) {
      const expected = pointsOf(trial, column);
      assertEquals(scalarsOf(values, `epochs/${name}`), expected, name);
      points += expected.length;
    }
    assertEquals(values.every(({ time }) => time === Date.parse(result.createdAt) / 1000), true);
  }
  assert(points > 100);
});

Deno.test("TensorBoard gets the errors of a trial at its last epoch, and words for each curve", () => {
  const result = curvesResult((trial, i) =>
    i !== 0 ? trial : {
      ...trial,
      attempts: [{ epochs: 4, outcome: "stopped" }, { epochs: 2, outcome: "ended" }],
      metrics: {
        ...trial.metrics!,
        furtherErrors: [
          { part: "babi-qa1, long", way: null, error: { value: 0.5, wrong: 1, total: 2 } },
          { part: "babi-qa1", way: "rounded", error: { value: 0.25, wrong: 1, total: 4 } },
        ],
      },
    }
  );
  const [, first, , , failed] = filesOf(result).values();
  const { values } = readEventFile(first!);
  const expected = {
    "trials/test_error": 0.07,
    "trials/validation_error": 0,
    "trials/train_error": 0.03,
    "trials/train_loss": 1,
    "trials/epochs": 6,
    "trials/attempts": 2,
    "tasks/babi-qa1": 0.07,
    "further/babi-qa1 - long": 0.5,
    "further/babi-qa1 - rounded": 0.25,
  };
  for (const [tag, value] of Object.entries(expected)) {
    assertEquals(scalarsOf(values, tag), [[6, Math.fround(value)]], tag);
  }
  assertEquals(scalarsOf(values, "epochs/attempt").map(([, n]) => n), [1, 1, 1, 1, 2, 2]);
  const words = values.filter(({ tag }) => tag === "epochs/validation_error")
    .map(({ description }) => description);
  assertEquals(words, ["fraction; after the epoch", "", ""]);
  assertEquals(scalarsOf(readEventFile(failed!).values, "trials/test_error"), []);
});

Deno.test("a number too large for 32 bits becomes infinite there, and the export goes on", () => {
  const result = curvesResult((trial) => ({
    ...trial,
    epochs: { ...trial.epochs, gradientNorm: trial.epochs.gradientNorm.map(() => 1e300) },
  }));
  const { values } = readEventFile([...filesOf(result).values()][1]!);
  assertEquals(scalarsOf(values, "epochs/gradient_norm")[0], [1, Infinity]);
});

/** What google.protobuf.Value holds. */
function valueOf(bytes: Uint8Array): unknown {
  const fields = fieldsOf(bytes), [number] = fields.get(2) ?? [], [text] = fields.get(3) ?? [];
  const [truth] = fields.get(4) ?? [];
  return number ?? (text === undefined ? truth === 1n : textOf(text));
}

Deno.test("TensorBoard's table of hyperparameters has what differs first, and a row for each variant", () => {
  const [root, first, noisy, , failed] = filesOf(curvesResult()).values();
  const [{ tag, plugin }] = readEventFile(root!).values as [ReadValue];
  assertEquals([tag, plugin![0]], ["_hparams_/experiment", "hparams"]);
  const experiment = fieldsOf(plugin![1].get(2)![0] as Uint8Array);
  const columns = experiment.get(4)!.map((info) => textOf(fieldsOf(info as Uint8Array).get(1)![0]));
  assertEquals(columns.slice(0, 4), ["variant", "optimizer", "noise", "noise_standard_deviation"]);
  assertEquals(new Set(columns).size, columns.length);
  assertEquals(columns.includes("seed"), false);
  const start = (bytes: Uint8Array) => {
    const value = readEventFile(bytes).values.find(({ tag }) => tag.includes("start"))!;
    const info = fieldsOf(value.plugin![1].get(3)![0] as Uint8Array);
    const settings = info.get(1)!.map((entry) => {
      const fields = fieldsOf(entry as Uint8Array);
      return [textOf(fields.get(1)![0]), valueOf(fields.get(2)![0] as Uint8Array)] as const;
    });
    return { group: textOf(info.get(4)![0]), settings: Object.fromEntries(settings) };
  };
  const plain = start(first!);
  assertEquals(plain.group, "memn2n/babi-qa1 plain");
  assertEquals(plain.settings["model_options.hops"], 3);
  assertEquals(plain.settings.learning_rate, 0.01);
  assertEquals([plain.settings.noise, start(noisy!).settings.noise], [undefined, "noise(0.001)"]);
  const status = (bytes: Uint8Array) => {
    const value = readEventFile(bytes).values.at(-1)!;
    return fieldsOf(value.plugin![1].get(4)![0] as Uint8Array).get(1)![0];
  };
  assertEquals([status(first!), status(failed!)], [1n, 2n]);
});

Deno.test("the same result gives TensorBoard the same bytes", () => {
  assertEquals(filesOf(curvesResult()), filesOf(curvesResult()));
});

import { sha256 } from "../../engine/base/mod.ts";
import { buildImageDataset, type ImageDataset, type ImageTask } from "../kinds/image/mod.ts";
import type { GeneratedData } from "../task.ts";
import { type DigitParts, digitSource } from "./source.ts";

const { task: name, title, side, draw, locate, read } = digitSource;

const classNames = Array.from({ length: 10 }, (_, digit) => String(digit));

/** Which digit an image shows. */
const digits: ImageTask = {
  name,
  title,
  version: 1,
  kind: "image",
  collection: "mnist",
  // The noise paper's deep networks either learn, to over 90 % right, or stay at chance.
  targetError: 0.1,
  // Its table is about runs of a suite, not about one network.
  published: [],
  released: "images",
  example: "image",
  dataNames: { generated: "drawn digits", files: "MNIST's digits" },
  citation: "MNIST: LeCun, Bottou, Bengio and Haffner 1998, Proceedings of the IEEE 86; " +
    "data by LeCun, Cortes and Burges.",
  parts: [name],
  options: {},
  graded: false,
  exampleSize: () => side * side,
  generate: drawnDataset,
  files: {
    locate: async (folder) => ({ [name]: await locate(folder) }),
    async read(files) {
      const { digest, ...parts } = await read(files[name] ?? {});
      return datasetOf(parts, digest);
    },
  },
};

/** The tasks about digits, by name. */
export const digitTasks: Readonly<Record<string, ImageTask>> = { [name]: digits };

function datasetOf(parts: DigitParts, digest: string): ImageDataset {
  return buildImageDataset({
    ...{ ...parts, classNames, digest },
    task: name,
    height: side,
    width: side,
  });
}

/** The last data set that was drawn: trials of a suite share theirs, and 70,000 digits take seconds. */
let last: { readonly key: string; readonly dataset: ImageDataset } | null = null;

function drawnDataset(data: GeneratedData): ImageDataset {
  const key = JSON.stringify([data.seed, data.train, data.test]);
  if (last?.key === key) return last.dataset;
  // Two data sets need not fit into memory at a time.
  last = null;
  const parts = draw(data), { train, test } = parts;
  const digest = sha256(...[train, test].flatMap(({ pixels, labels }) => [pixels, labels]));
  last = { key, dataset: datasetOf(parts, digest) };
  return last.dataset;
}

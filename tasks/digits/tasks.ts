import { sha256 } from "../../engine/base/mod.ts";
import { checkGeneratedCounts } from "../generated_counts.ts";
import { buildImageDataset, type ImageDataset, type ImageTask } from "../kinds/image/mod.ts";
import type { GeneratedData } from "../task.ts";
import { SIDE } from "./draw_digit.ts";
import { type DigitImages, drawDigits } from "./generator.ts";
import { locateMnist, readDigitFiles } from "./mnist.ts";

const NAME = "digits";

const classNames = Array.from({ length: 10 }, (_, digit) => String(digit));

function datasetOf(train: DigitImages, test: DigitImages, digest: string): ImageDataset {
  return buildImageDataset({
    ...{ train, test, classNames, digest },
    task: NAME,
    height: SIDE,
    width: SIDE,
  });
}

/** Which digit an image shows. */
const digits: ImageTask = {
  name: NAME,
  title: "handwritten digits",
  version: 1,
  kind: "image",
  collection: "mnist",
  // The noise paper's deep networks either learn, to over 90 % right, or stay at chance.
  targetError: 0.1,
  // Published with their network, as the numbers of a whole table of runs.
  published: [],
  released: "images",
  citation: "MNIST: LeCun, Bottou, Bengio and Haffner 1998, Proceedings of the IEEE 86; " +
    "data by LeCun, Cortes and Burges.",
  parts: [NAME],
  options: {},
  graded: false,
  generate(data) {
    checkGeneratedCounts(NAME, data);
    return drawnDataset(data);
  },
  files: {
    locate: async (folder) => ({ [NAME]: await locateMnist(folder) }),
    async read(files) {
      const { train, test, digest } = await readDigitFiles(files[NAME]);
      return datasetOf(train, test, digest);
    },
  },
};

/** The tasks about digits, by name. */
export const digitTasks: Readonly<Record<string, ImageTask>> = { [NAME]: digits };

/** The last data set that was drawn: trials of a suite share theirs, and 70,000 digits take seconds. */
let last: { readonly key: string; readonly dataset: ImageDataset } | null = null;

function drawnDataset({ seed, train, test }: GeneratedData): ImageDataset {
  const key = JSON.stringify([seed, train, test]);
  if (last?.key === key) return last.dataset;
  // Two data sets need not fit into memory at a time.
  last = null;
  const parts = [drawDigits(seed, "train", train), drawDigits(seed, "test", test)] as const;
  const digest = sha256(...parts.flatMap(({ pixels, labels }) => [pixels, labels]));
  last = { key, dataset: datasetOf(...parts, digest) };
  return last.dataset;
}

import { sha256 } from "../../../engine/base/mod.ts";
import {
  type DigitFiles,
  digitFiles,
  locateMnist,
  mnistFiles,
  readDigitFiles,
  readIdx,
} from "../../../tasks/digits/mod.ts";
import { DataError, imageTasks, MissingFileError } from "../../../tasks/mod.ts";
import { assert, assertEquals, assertRejects, assertThrows } from "../../../std.ts";
import {
  type Bytes,
  bytes,
  gzip,
  idx,
  release,
  test,
  train,
  withDigitFiles,
} from "./_digit_files.ts";

Deno.test("readIdx() reads sizes and values", () => {
  // The header begins somewhere in its buffer.
  const images = idx([2051, 2, 2, 3], [1, 2, 3, 4, 5, 6, 255, 0, 9, 8, 7, 6]);
  const { sizes, values } = readIdx(new Uint8Array([9, ...images]).subarray(1), "images", "f");
  assertEquals(sizes, [2, 2, 3]);
  assertEquals([...values], [1, 2, 3, 4, 5, 6, 255, 0, 9, 8, 7, 6]);
  assertEquals(readIdx(idx([2049, 3], [7, 0, 9]), "labels", "f"), {
    sizes: [3],
    values: Uint8Array.of(7, 0, 9),
  });
  assertEquals(readIdx(idx([2049, 0], []), "labels", "f").sizes, [0]);
});

Deno.test("readIdx() says what is wrong with a file", () => {
  const images = idx([2051, 2, 1, 3], [1, 2, 3, 4, 5, 6]), labels = idx([2049, 2], [1, 2]);
  const refused = (bytes: Uint8Array, content: "images" | "labels", message: string) =>
    assertEquals(
      assertThrows(() => readIdx(bytes, content, "a/f"), DataError).message,
      `a/f: ${message}`,
    );
  refused(
    labels,
    "images",
    "The file ends within its header, after 10 bytes",
  );
  refused(images.slice(0, 15), "images", "The file ends within its header, after 15 bytes");
  refused(new Uint8Array(0), "labels", "The file ends within its header, after 0 bytes");
  refused(
    images,
    "labels",
    "Expected labels, which begin with the magic number 2049; found 2051, that of images",
  );
  refused(
    idx([2049, 8], [1, 2, 3, 4, 5, 6, 7, 8]),
    "images",
    "Expected images, which begin with the magic number 2051; found 2049, that of labels",
  );
  refused(
    idx([0x01080000, 2], [1, 2]),
    "labels",
    "Expected labels, which begin with the magic number 2049; found 17301504",
  );
  refused(
    images.slice(0, -1),
    "images",
    "The file is too short: 2 x 1 x 3 images take 22 bytes, it has 21",
  );
  refused(
    new Uint8Array([...labels, 3]),
    "labels",
    "The file is too long: 2 labels take 10 bytes, it has 11",
  );
  // A product that no 32 bits hold: 2^32 pixels more than there are.
  refused(
    idx([2051, 0x10000, 0x10000, 1], []),
    "images",
    "The file is too short: 65536 x 65536 x 1 images take 4294967312 bytes, it has 16",
  );
});

for (const ending of ["", ".gz"] as const) {
  Deno.test(`the files of a data set are found and read${ending && ", packed"}`, async () => {
    await withDigitFiles(bytes, async (folder) => {
      const paths = await locateMnist(`${folder}/`);
      assertEquals(paths, {
        trainImages: `${folder}/train-images-idx3-ubyte${ending}`,
        trainLabels: `${folder}/train-labels-idx1-ubyte${ending}`,
        testImages: `${folder}/t10k-images-idx3-ubyte${ending}`,
        testLabels: `${folder}/t10k-labels-idx1-ubyte${ending}`,
      });
      const read = await readDigitFiles(paths, release);
      assertEquals(read.train, train);
      assertEquals(read.test, test);
      assertEquals(read.digest, sha256(...digitFiles.map((file) => sha256(bytes[file]))));
    }, ending);
  });
}

Deno.test("the files are found by either spelling, and only once", async () => {
  await withDigitFiles(bytes, async (folder) => {
    const path = `${folder}/t10k-labels-idx1-ubyte`;
    await Deno.rename(path, `${folder}/t10k-labels.idx1-ubyte`);
    const { testLabels } = await locateMnist(folder);
    assertEquals(testLabels, `${folder}/t10k-labels.idx1-ubyte`);
    await Deno.writeFile(`${path}.gz`, await gzip(bytes.testLabels));
    assertEquals(
      (await assertRejects(() => locateMnist(folder), DataError)).message,
      `${folder}: Found t10k-labels-idx1-ubyte.gz and t10k-labels.idx1-ubyte, ` +
        "expected only one of them",
    );
    await Deno.remove(`${path}.gz`);
    await Deno.remove(`${folder}/t10k-labels.idx1-ubyte`);
    assertEquals(
      (await assertRejects(() => locateMnist(folder), MissingFileError)).message,
      `${folder}: There is no file t10k-labels-idx1-ubyte or t10k-labels-idx1-ubyte.gz`,
    );
    const file = `${folder}/train-labels-idx1-ubyte`;
    assertEquals(
      (await assertRejects(() => locateMnist(file), DataError)).message,
      `${file}: Expected a folder, this is a file`,
    );
  });
  await assertRejects(
    () => locateMnist("/nowhere"),
    DataError,
    "/nowhere: There is no such folder",
  );
});

/** Reads a data set that was changed; gives the message without the folder. */
async function refusal(
  change: Partial<Bytes>,
  files: DigitFiles = release,
): Promise<string> {
  let message = "";
  await withDigitFiles({ ...bytes, ...change }, async (folder) => {
    const paths = await locateMnist(folder);
    const error = await assertRejects(() => readDigitFiles(paths, files), DataError);
    message = error.message.replaceAll(`${folder}/`, "");
    assert(!message.includes("\n"));
  });
  return message;
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const changed = bytes.slice();
  changed[at < 0 ? changed.length + at : at]! ^= 1;
  return changed;
}

Deno.test("a file with a flipped bit is refused, wherever it is", async () => {
  for (const file of digitFiles) {
    const { name } = mnistFiles[file], header = file.endsWith("Images") ? 16 : 8;
    for (const at of [header, header + 2, -1]) {
      const message = await refusal({ [file]: flipped(bytes[file], at) });
      assert(
        message.startsWith(`${name}: The file is not MNIST's ${name}: its SHA-256 is `),
        message,
      );
    }
    const [wrong, right] = [sha256(flipped(bytes[file], -1)), release[file].digest];
    assertEquals(
      await refusal({ [file]: flipped(bytes[file], -1) }),
      `${name}: The file is not MNIST's ${name}: its SHA-256 is ${wrong.slice(0, 12)}..., ` +
        `not ${right.slice(0, 12)}...`,
    );
    // In the header it changes what the file says of itself.
    for (let at = 0; at < header; at++) {
      assert((await refusal({ [file]: flipped(bytes[file], at) })).startsWith(name), `${at}`);
    }
  }
});

Deno.test("a packed file with a flipped bit is refused as one that cannot be unpacked", async () => {
  await withDigitFiles(bytes, async (folder) => {
    const paths = await locateMnist(folder), path = paths["testLabels"]!;
    const packed = await Deno.readFile(path);
    // Its first byte, one of its checksum, one of its length.
    for (const at of [0, -6, -2]) {
      await Deno.writeFile(path, flipped(packed, at));
      assertEquals(
        (await assertRejects(() => readDigitFiles(paths, release), DataError)).message,
        `${path}: The file cannot be unpacked, it is not a whole gzip file`,
      );
    }
  }, ".gz");
});

Deno.test("a file that is cut off or goes on is refused", async () => {
  const { testImages, trainLabels } = bytes;
  assertEquals(
    await refusal({ testImages: testImages.slice(0, -1) }),
    "t10k-images-idx3-ubyte: The file is too short: 4 x 28 x 28 images take 3152 bytes, it has 3151",
  );
  assertEquals(
    await refusal({ trainLabels: new Uint8Array([...trainLabels, 0]) }),
    "train-labels-idx1-ubyte: The file is too long: 14 labels take 22 bytes, it has 23",
  );
  assertEquals(
    await refusal({ trainLabels: trainLabels.slice(0, 5) }),
    "train-labels-idx1-ubyte: The file ends within its header, after 5 bytes",
  );
});

Deno.test("images and labels of different number are refused", async () => {
  const message = await refusal({ trainLabels: idx([2049, 13], train.labels.slice(1)) });
  assert(message.startsWith("train-labels-idx1-ubyte: There are 13 labels for the 14 images of "));
  assert(message.endsWith("train-images-idx3-ubyte"));
  assertEquals(
    await refusal({
      testImages: idx([2051, 3, 28, 28], test.pixels.slice(784)),
      testLabels: idx([2049, 3], test.labels.slice(1)),
    }),
    "t10k-images-idx3-ubyte: Expected 4 images, found 3",
  );
});

Deno.test("swapped files are refused", async () => {
  const { trainImages, trainLabels, testImages, testLabels } = bytes;
  // Training where the test should be: both files, one of them.
  assertEquals(
    await refusal({ testImages: trainImages, testLabels: trainLabels }),
    "t10k-images-idx3-ubyte: Expected 4 images, found 14",
  );
  const message = await refusal({ trainImages: testImages, testImages: trainImages });
  assert(message.startsWith("train-labels-idx1-ubyte: There are 14 labels for the 4 images of "));
  // Labels where images should be.
  assertEquals(
    await refusal({ testImages: testLabels, testLabels: testImages }),
    "t10k-images-idx3-ubyte: The file ends within its header, after 12 bytes",
  );
  assertEquals(
    await refusal({ trainImages: trainLabels, trainLabels: trainImages }),
    "train-images-idx3-ubyte: Expected images, which begin with the magic number 2051; found 2049, " +
      "that of labels",
  );
});

Deno.test("images of another size and labels over 9 are refused", async () => {
  assertEquals(
    await refusal({ trainImages: idx([2051, 14, 14, 56], train.pixels) }),
    "train-images-idx3-ubyte: Expected images of 28 x 28 pixels, found 14 x 56",
  );
  assertEquals(
    await refusal({ testLabels: idx([2049, 4], [7, 2, 10, 0]) }),
    "t10k-labels-idx1-ubyte: Label 3 is 10, expected a digit from 0 to 9",
  );
});

Deno.test("another data set in MNIST's format is refused as such", async () => {
  const others = Object.fromEntries(
    digitFiles.map((file) => [file, flipped(bytes[file], -1)]),
  ) as Bytes;
  assertEquals(
    await refusal(others),
    "train-images-idx3-ubyte: Neither this nor the other three files are MNIST's; other data sets " +
      "in its format need a task of their own",
  );
});

Deno.test("the task reads no other files than MNIST's", async () => {
  await withDigitFiles(bytes, async (folder) => {
    const { locate, read } = imageTasks["digits"]!.files!;
    const files = await locate(folder);
    assertEquals(files, { digits: await locateMnist(folder) });
    assertEquals(
      (await assertRejects(() => read(files), DataError)).message,
      `${folder}/train-images-idx3-ubyte: Expected 60000 images, found 14`,
    );
    await assertRejects(() => read({}), TypeError, "Cannot read train-images-idx3-ubyte");
  });
});

import { Agreement } from "../../../tools/speed/agreement.ts";
import { timePairs } from "../../../tools/speed/pairs.ts";
import { type SpeedFile, speedFileSchema } from "../../../tools/speed/rows.ts";
import { imageProblem, sizesOf, writeImageProblem } from "../../../tools/speed/image_problem.ts";
import {
  machineProblem,
  sizesOf as machineSizes,
  writeMachineProblem,
  writePlainMachineProblem,
} from "../../../tools/speed/machine_problem.ts";
import {
  sequenceProblem,
  sizesOf as sequenceSizes,
  writePlainSequenceProblem,
  writeSequenceProblem,
} from "../../../tools/speed/sequence_problem.ts";
import { tableProblem, writeTableProblem } from "../../../tools/speed/table_problem.ts";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertRejects,
  assertThrows,
} from "../../../std.ts";
import { startKernels } from "../../_tensors.ts";

const root = new URL("../../../", import.meta.url).pathname;

/** Runs the speed bench, briefly. */
async function measure(...args: string[]): Promise<{ code: number; stderr: string; json: string }> {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/speed.json`;
    const output = await new Deno.Command(Deno.execPath(), {
      cwd: root,
      args: ["task", "bench:speed", "--brief", "--pairs", "1", "--json", path, ...args],
      env: { NO_COLOR: "1" },
    }).output();
    const json = output.success ? await Deno.readTextFile(path) : "";
    return { code: output.code, stderr: new TextDecoder().decode(output.stderr), json };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function read(json: string): SpeedFile {
  return speedFileSchema.parse(JSON.parse(json));
}

Deno.test("timePairs() takes medians of the ratios, after one round without a clock", async () => {
  const ours = [99, 1, 2, 30], peer = [99, 10, 4, 10];
  const times = await timePairs(() => ours.shift()!, () => peer.shift()!, 3);
  // Ratios 0.1, 0.5 and 3.
  assertEquals(times.ratio, 0.5);
  assertAlmostEquals(times.ratioQuartiles[0], 0.3, 1e-12);
  assertAlmostEquals(times.ratioQuartiles[1], 1.75, 1e-12);
  assertEquals([times.oursMs, times.peerMs, times.pairs], [2, 10, 3]);
});

Deno.test("bench:speed times a step, after the peers have shown our loss", async () => {
  const { code, stderr, json } = await measure("--only", "V 40", "--python", "no-such-python");
  assertEquals(code, 0, stderr);
  const { rows, losses } = read(json);
  assertEquals(rows.map(({ peer }) => peer), ["stock tfjs", "plain C", "PyTorch", "JAX"]);
  const [stock, plainC, ...pythons] = rows;
  assert(stock!.ratio! > 0, `${stock!.ratio}`);
  // A machine without a compiler says so; everybody who was measured had our loss.
  const measured = ["gradnoise", "stock tfjs"];
  if (plainC!.ratio === null) assert(plainC!.version.startsWith("missing: "), plainC!.version);
  else measured.push("plain C");
  assertEquals(losses.map(({ who }) => who), measured);
  for (const { loss } of losses) assertAlmostEquals(loss / losses[0]!.loss, 1, 1e-4);
  for (const { version, oursMs } of pythons) {
    assert(version.startsWith("missing: no-such-python cannot import "), version);
    assertEquals(oursMs, null);
  }
});

Deno.test("bench:speed times a step of the Neural Programmer, after stock tfjs has shown our loss", async () => {
  const only = "Neural Programmer step, noisy";
  const { code, stderr, json } = await measure("--only", only, "--python", "no-such-python");
  assertEquals(code, 0, stderr);
  const { rows, losses } = read(json);
  assertEquals(rows.map(({ name, peer }) => [name, peer]), [[only, "stock tfjs"], [
    only,
    "PyTorch",
  ]]);
  assert(rows[0]!.ratio! > 0, `${rows[0]!.ratio}`);
  assertEquals(rows[1]!.version, "missing: no-such-python cannot import torch");
  assertEquals(losses.map(({ who }) => who), ["gradnoise", "stock tfjs"]);
  assertAlmostEquals(losses[1]!.loss / losses[0]!.loss, 1, 1e-4);
});

Deno.test("bench:speed times a step of the twenty-layer network, after the peers have shown our loss", async () => {
  const only = "Twenty-layer network step, with noise";
  const { code, stderr, json } = await measure("--only", only, "--python", "no-such-python");
  assertEquals(code, 0, stderr);
  const { rows, losses } = read(json);
  assertEquals(rows.map(({ name }) => name), [only, only, only]);
  assertEquals(rows.map(({ peer }) => peer), ["stock tfjs", "plain C", "PyTorch"]);
  const [stock, plainC, torch] = rows;
  assert(stock!.ratio! > 0, `${stock!.ratio}`);
  assertEquals(torch!.version, "missing: no-such-python cannot import torch");
  // Plain C makes our noise too, to the last bit.
  const lossesOf = (name: string) =>
    losses.filter(({ problem }) => problem === name).map(({ loss }) => loss);
  const [plain, noisy] = [lossesOf(only), lossesOf(`${only}, in the ten updates too`)];
  if (plainC!.ratio === null) assert(plainC!.version.startsWith("missing: "), plainC!.version);
  assertEquals([plain.length, noisy.length], plainC!.ratio === null ? [2, 1] : [3, 2]);
  for (const loss of plain) assertAlmostEquals(loss / plain[0]!, 1, 1e-4);
  for (const loss of noisy) assertAlmostEquals(loss / noisy[0]!, 1, 1e-4);
  assert(Math.abs(noisy[0]! / plain[0]! - 1) > 1e-3, `${noisy[0]} is ${plain[0]}`);
});

Deno.test("a problem of images holds sizes, parameters and whole batches, where its peers expect them", async () => {
  await startKernels();
  const path = await Deno.makeTempFile();
  try {
    const problem = imageProblem(1), { images: { train }, batchSize } = problem;
    await writeImageProblem(path, problem);
    const { buffer } = await Deno.readFile(path), header = new Int32Array(buffer.slice(8, 32));
    const images = train.length - train.length % batchSize;
    assertEquals([...header], [...Object.values(sizesOf(problem)), images]);
    assertEquals([...header], [784, 50, 10, 20, 64, 1280]);
    assertEquals([...new Float64Array(buffer.slice(32, 64))], [1, 1, 0.01, 1 / 255]);
    // Two words for each of 42 keys; weights and biases of 784 x 50, 19 times 50 x 50, and 50 x 10.
    const values = 784 * 50 + 50 + 19 * (50 * 50 + 50) + 50 * 10 + 10, labels = 64 + 8 * 42;
    assertEquals(buffer.byteLength, labels + 4 * values + 4 * images + 784 * images);
    const { labels: right, pixels } = train.batch([0, 1279]), at = labels + 4 * values;
    const stored = new Int32Array(buffer.slice(at, at + 4 * images));
    assertEquals([stored[0], stored[1279]], [...right]);
    assertEquals(new Uint8Array(buffer.slice(-784)), pixels.slice(784));
  } finally {
    await Deno.remove(path);
  }
});

Deno.test("the problem of the Neural Programmer has no padding of rows, and both kinds of answers", () => {
  const { batch, shape } = tableProblem(0);
  assertEquals([batch.size, batch.rows, shape.numericColumns, shape.textColumns], [50, 100, 5, 0]);
  assertEquals(new Set(batch.rowCounts), new Set([100]));
  assertEquals(new Set(batch.isScalar), new Set([0, 1]));
});

Deno.test("a problem of tables lists its arrays, whole words after the header", async () => {
  await startKernels();
  const path = await Deno.makeTempFile();
  try {
    const problem = tableProblem(1), { batch } = problem;
    await writeTableProblem(path, problem);
    const bytes = await Deno.readFile(path), start = bytes.indexOf(10) + 1;
    const { arrays } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, start)));
    const sizes: number[] = arrays.map(({ shape }: { shape: number[] }) =>
      shape.reduce((a, b) => a * b)
    );
    assertEquals(start % 4, 0);
    assertEquals(bytes.length, start + 4 * sizes.reduce((a, b) => a + b));
    // Cells lie where the header says.
    const at = arrays.findIndex(({ name }: { name: string }) => name === "numbers");
    const offset = start + 4 * sizes.slice(0, at).reduce((a, b) => a + b, 0);
    const cells = new Float32Array(bytes.slice(offset, offset + 4 * sizes[at]!).buffer);
    assertEquals(cells, batch.numbers);
  } finally {
    await Deno.remove(path);
  }
});

Deno.test("bench:speed times a step of a random-access machine, after the peers have shown our loss", async () => {
  const only = "Random-access machine step, MLP, noisy";
  const { code, stderr, json } = await measure("--only", only, "--python", "no-such-python");
  assertEquals(code, 0, stderr);
  const { rows, losses } = read(json);
  assertEquals(rows.map(({ name }) => name), [only, only, only]);
  assertEquals(rows.map(({ peer }) => peer), ["stock tfjs", "plain C", "PyTorch"]);
  const [stock, plainC, torch] = rows;
  assert(stock!.ratio! > 0, `${stock!.ratio}`);
  assertEquals(torch!.version, "missing: no-such-python cannot import torch");
  // Plain C makes our noise too, to the last bit.
  const lossesOf = (name: string) =>
    losses.filter(({ problem }) => problem === name).map(({ loss }) => loss);
  const [plain, noisy] = [lossesOf(only), lossesOf(`${only}, in the ten updates too`)];
  if (plainC!.ratio === null) assert(plainC!.version.startsWith("missing: "), plainC!.version);
  assertEquals([plain.length, noisy.length], plainC!.ratio === null ? [2, 1] : [3, 2]);
  for (const loss of plain) assertAlmostEquals(loss / plain[0]!, 1, 1e-4);
  for (const loss of noisy) assertAlmostEquals(loss / noisy[0]!, 1, 1e-4);
  assert(Math.abs(noisy[0]! / plain[0]! - 1) > 1e-3, `${noisy[0]} is ${plain[0]}`);
});

Deno.test("a problem of machines for plain C holds sizes, recipe and tapes, and no LSTM", async () => {
  await startKernels();
  const path = await Deno.makeTempFile();
  try {
    const problem = machineProblem("listKMlp", 0.3), { batch } = problem;
    await writePlainMachineProblem(path, problem);
    const { buffer } = await Deno.readFile(path);
    assertEquals([...new Int32Array(buffer.slice(8, 28))], [14, 6, 16, 32, 32]);
    assertEquals([...new Float64Array(buffer.slice(28, 116))], [
      ...[10, 0.3, 0.005, 0.9, 0.999, 1e-8, 100],
      ...[0.003, 0, 0.999, 1e-8],
    ]);
    assertEquals(new Int32Array(buffer.slice(-4 * 32 * 14)), batch.wanted);
    const lstm = machineProblem("copyLstm", 0);
    assertEquals(machineSizes(lstm), null);
    await assertRejects(() => writePlainMachineProblem(path, lstm), RangeError, "another machine");
  } finally {
    await Deno.remove(path);
  }
});

Deno.test("a problem of machines holds modules, parameters and tapes of every difficulty", async () => {
  await startKernels();
  const path = await Deno.makeTempFile();
  try {
    const problem = machineProblem("listKMlp", 0.3), { batch } = problem;
    await writeMachineProblem(path, problem);
    const bytes = await Deno.readFile(path), start = bytes.indexOf(10) + 1;
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(0, start)));
    assertEquals([header.noise, header.options.registers, header.options.steps], [0.3, 6, 16]);
    assertEquals(header.modules.length, 14);
    assertEquals(header.modules[5], { name: "add", arity: 2 });
    // Choices among 6 to 19 sources for 19 arguments, 6 among 20 for the registers, and the stop score.
    const sources = [0, 4, 5, 5, 6, 6, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
    const outputs = sources.reduce((sum, q) => sum + 6 + q, 0) + 6 * 20 + 1;
    const values = 6 * 32 + 32 + 32 * 32 + 32 + 33 * outputs;
    assertEquals(bytes.length, start + 4 * (values + 2 * 32 * 14));
    assertEquals(new Int32Array(bytes.slice(-4 * 32 * 14).buffer), batch.wanted);
    assertEquals(new Set(batch.cells), new Set([14]));
  } finally {
    await Deno.remove(path);
  }
});

Deno.test("bench:speed times a step of a Neural GPU, after the peers have shown our loss", async () => {
  const only = "Neural GPU step, 13 symbols, noisy";
  const { code, stderr, json } = await measure("--only", only, "--python", "no-such-python");
  assertEquals(code, 0, stderr);
  const { rows, losses } = read(json);
  assertEquals(rows.map(({ name }) => name), [only, only, only]);
  assertEquals(rows.map(({ peer }) => peer), ["stock tfjs", "plain C", "PyTorch"]);
  const [stock, plainC, torch] = rows;
  assert(stock!.ratio! > 0, `${stock!.ratio}`);
  assertEquals(torch!.version, "missing: no-such-python cannot import torch");
  // Plain C makes our noise too, to the last bit.
  const lossesOf = (name: string) =>
    losses.filter(({ problem }) => problem === name).map(({ loss }) => loss);
  const [first, plain, noisy] = [
    ...[lossesOf(`${only}, at first`), lossesOf(only)],
    lossesOf(`${only}, in the ten updates too`),
  ] as const;
  if (plainC!.ratio === null) assert(plainC!.version.startsWith("missing: "), plainC!.version);
  const peers = plainC!.ratio === null ? 0 : 1;
  assertEquals([first, plain, noisy].map(({ length }) => length), [2, 1 + peers, 1 + peers]);
  for (const own of [first, plain, noisy]) {
    for (const loss of own) assertAlmostEquals(loss / own[0]!, 1, 1e-4);
  }
  assert(Math.abs(noisy[0]! / plain[0]! - 1) > 1e-3, `${noisy[0]} is ${plain[0]}`);
  assert(first[0]! > plain[0]!, `${first[0]} is not above ${plain[0]}`);
});

Deno.test("a problem of sequences for plain C holds sizes, recipe and sums of one length", async () => {
  await startKernels();
  const path = await Deno.makeTempFile();
  try {
    const problem = sequenceProblem(13, 0.1, 1e-6), { batch } = problem;
    assertEquals([batch.size, new Set(batch.lengths)], [32, new Set([13])]);
    await writePlainSequenceProblem(path, problem);
    const { buffer } = await Deno.readFile(path);
    assertEquals([...new Int32Array(buffer.slice(8, 40))], Object.values(sequenceSizes(problem)));
    // Inputs are padding, 0, 1 and +.
    assertEquals([...new Int32Array(buffer.slice(8, 40))], [24, 4, 2, 6, 4, 3, 13, 32]);
    assertEquals([...new Float64Array(buffer.slice(40, 104))], [
      ...[0.1, 1e-6, 0.001, 0.9, 0.999, 1e-4],
      ...[1.2, 0.0005],
    ]);
    // Two words for each of 5 + 4 x 12 keys; a unit has 9 x 24 x 72 weights and 72 biases.
    const values = 3 * 24 + 24 * 24 + 24 + 24 * 3 + 3 + 12 * (9 * 24 * 72 + 72);
    assertEquals(buffer.byteLength, 104 + 8 * 53 + 4 * values + 2 * 4 * 32 * 13);
    assertEquals(new Int32Array(buffer.slice(-4 * 32 * 13)), batch.wanted);
    const dropped = { ...problem, options: { ...problem.options, dropout: 0.1 } };
    await assertRejects(() => writePlainSequenceProblem(path, dropped), RangeError, "no dropout");
  } finally {
    await Deno.remove(path);
  }
});

Deno.test("a problem of sequences lists parameters, inputs and what is wanted", async () => {
  await startKernels();
  const path = await Deno.makeTempFile();
  try {
    const problem = sequenceProblem(21, 1, 0), { batch } = problem;
    await writeSequenceProblem(path, problem);
    const bytes = await Deno.readFile(path), start = bytes.indexOf(10) + 1;
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(0, start)));
    assertEquals([header.noise, header.clip, header.options.parameterSets], [0, 1, 6]);
    assertEquals([header.parameters.length, header.arrays.length], [53, 55]);
    assertEquals(header.arrays.at(-2), { name: "input", shape: [32, 21], type: "int32" });
    const [input, wanted] = [2, 1].map((place) => {
      const end = bytes.length - 4 * 32 * 21 * (place - 1);
      return new Int32Array(bytes.slice(end - 4 * 32 * 21, end).buffer);
    });
    assertEquals([input, wanted], [batch.input, batch.wanted]);
    // Ten digits, the operator, ten digits.
    assertEquals(new Set(Array.from({ length: 32 }, (_, i) => input![21 * i + 10])), new Set([3]));
  } finally {
    await Deno.remove(path);
  }
});

Deno.test("a peer whose loss is another is refused", () => {
  const losses: number[] = [];
  const agreement = new Agreement("a step", 200, ({ loss }) => losses.push(loss));
  agreement.check("close", 200.019);
  const message =
    "Cannot compare with far: after ten updates of a step its loss is 200.021, ours 200";
  assertThrows(() => agreement.check("far", 200.021), Error, message);
  assertThrows(() => agreement.check("broken", NaN), Error, "its loss is NaN");
  assertEquals(losses, [200, 200.019, 200.021, NaN]);
});

Deno.test("bench:speed times a whole trial", async () => {
  const only = "trial of babi-qa1, plain";
  const { code, stderr, json } = await measure("--only", only, "--python", "no-such-python");
  assertEquals(code, 0, stderr);
  const [plainC] = read(json).rows;
  assertEquals(plainC!.name, only);
  assert(plainC!.ratio === null || plainC!.ratio > 0);
});

Deno.test("bench:speed times help and reports, which tests do not", async () => {
  for (const only of ["help on the command line", "report of 100 trials"]) {
    const { code, stderr, json } = await measure("--only", only);
    assertEquals(code, 0, stderr);
    const [row, ...others] = read(json).rows;
    assertEquals([row!.name, others], [only, []]);
    assert(row!.oursMs! > 0 && row!.peerMs! > 0, JSON.stringify(row));
  }
});

Deno.test("bench:speed refuses options that it does not know", async () => {
  assertEquals((await measure("--pears", "3")).code, 2);
  assertEquals((await measure("--pairs", "0")).code, 2);
  assertEquals((await measure("--json", "no-such-folder/speed.json")).code, 2);
  const { code, stderr } = await measure("--only", "no such row", "--python", "no-such-python");
  assertEquals(code, 2);
  assert(stderr.includes('No row has "no such row" in its name'), stderr);
});

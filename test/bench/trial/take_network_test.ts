import {
  type Checkpoint,
  type TrainedNetwork,
  trainedNetworkSchema,
  type TrialJob,
} from "../../../bench/trial/spec/mod.ts";
import { parseOptimizer } from "../../../optim/mod.ts";
import { runTrial } from "../../../bench/trial/mod.ts";
import { RandomStream, startBackend, streamKey } from "../../../engine/mod.ts";
import {
  MemN2N,
  memN2N,
  parseMemN2NOptions,
  type TrainedMemoryNetwork,
} from "../../../models/mod.ts";
import { memoryNetworkSchema } from "../../../models/memn2n/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { makeJob, makeSpec } from "../_trials.ts";
import { lastWordDataset } from "./_dataset.ts";

const options = parseMemN2NOptions({ hops: 2, embeddingSize: 3, tying: "layerWise" });

testOnBackends("a memory network's weights are taken bit by bit", () => {
  const dataset = lastWordDataset();
  const model = new MemN2N(options, dataset.shape, new RandomStream(streamKey(1, "init")));
  const network = memN2N.weights!.take(options, model, dataset) as TrainedMemoryNetwork;
  assertEquals(memoryNetworkSchema.parse(network), network);
  const named = { model: "memn2n", ...network };
  assertEquals(trainedNetworkSchema.parse(named), named);
  assertEquals(trainedNetworkSchema.safeParse({ ...named, shape: {} }).success, false);
  const { vocabularySize, ...shape } = dataset.shape;
  assertEquals(network.shape, shape);
  assertEquals(network.vocabulary.length, vocabularySize);
  // Neither the noise in time nor how the loss is worked out has a part in an answer.
  assertEquals(Object.keys(network.options).sort(), [
    ...["embeddingSize", "encoding", "hops", "maskEmptySlots", "relu", "temporalEncoding", "tying"],
  ]);
  assertEquals(Object.keys(network.parameters), Object.keys(model.parameters));
  for (const [name, { shape, values }] of Object.entries(network.parameters)) {
    const parameter = model.parameters[name]!;
    assertEquals(shape, parameter.shape);
    const view = new DataView(Uint8Array.fromBase64(values).buffer);
    const floats = Array.from({ length: parameter.size }, (_, i) => view.getFloat32(4 * i, true));
    assertEquals(floats, [...parameter.dataSync()]);
  }
  model.dispose();
});

/** A trial of a few epochs with everything that it told. */
async function run(changes: Partial<TrialJob>, isListening = true) {
  const networks: TrainedNetwork[] = [], checkpoints: Checkpoint[] = [];
  const result = await runTrial({ ...makeJob(1), ...changes }, {
    onCheckpoint: (checkpoint) => checkpoints.push(structuredClone(checkpoint)),
    ...isListening ? { onNetwork: (network) => networks.push(network) } : {},
  });
  return { result, networks, checkpoints };
}

Deno.test("runTrial() hands its network over once, also after a resume, and gives the same digest", async () => {
  const { numerics } = await startBackend("cpu");
  const base = makeSpec(1);
  const spec = { ...base, backend: "cpu" as const, numerics, model: { name: "memn2n", options } };
  const checkpointTimes = { afterSeconds: 0, everySeconds: 0 };
  const { result, networks, checkpoints } = await run({ spec, checkpointTimes });
  assertEquals([result.message, networks.length], [null, 1]);
  assert(
    !JSON.stringify(result).includes(
      memoryNetworkSchema.strip().parse(networks[0]).parameters.input!.values,
    ),
  );
  const unheard = await run({ spec }, false);
  assertEquals([unheard.result.digest, unheard.networks], [result.digest, []]);
  const resumed = await run({ spec, resume: checkpoints[1]! });
  assertEquals([resumed.result.digest, resumed.networks], [result.digest, networks]);
});

Deno.test("runTrial() hands no network over when the loss is no longer finite, or the trial failed", async () => {
  const { numerics } = await startBackend("cpu");
  const spec = { ...makeSpec(1), backend: "cpu" as const, numerics };
  const wild = { ...spec, optimizer: parseOptimizer("sgd(1e30)") };
  const model = { name: "memn2n", options };
  const diverged = await run({ spec: { ...wild, model } });
  assertEquals([diverged.result.status, diverged.networks], ["diverged", []]);
  const failed = await run({ spec: { ...spec, model: { name: "memn2n", options: { hops: 0 } } } });
  assertEquals([failed.result.status, failed.networks], ["failed", []]);
});

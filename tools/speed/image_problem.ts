import { deriveKey, RandomStream, streamKey } from "../../engine/mod.ts";
import { Mlp, type MlpOptions, parseMlpOptions } from "../../models/mod.ts";
import { type ImageDataset, imageTasks } from "../../tasks/mod.ts";

/** What ours and a peer both do: the twenty-layer network, on the same drawn digits. */
export interface ImageProblem {
  readonly images: Pick<ImageDataset, "train" | "shape">;
  readonly options: MlpOptions;
  readonly batchSize: number;
  /** By the norm of all parameters together. */
  readonly clip: number;
  /** Eta of annealed noise; 0 for none. */
  readonly noise: number;
  readonly learningRate: number;
}

const SEED = 1, BATCH = 64, BATCHES = 20;

/** The key of the problem's noise. */
export const noiseKey = streamKey(SEED, "noise");

/**
 * Twenty batches of digits, and weights that learn at once: of those that are 0, as in the paper, only one
 * bias would, and equal losses would show little. The clip acts from the first update on, which one of 10
 * does not. Rate 0.01 with noise of eta 1 moves the weights as rate 0.1 with eta 0.01 would; at a rate of
 * 0.1, whether a unit within a rounding of 0 goes on or off changed the loss after ten updates by 1e-3.
 */
export function imageProblem(noise: number): ImageProblem {
  // Every twelfth image is held out of training.
  const drawn = Math.ceil(BATCH * BATCHES * 12 / 11);
  const images = imageTasks.digits!.generate({ seed: SEED, train: drawn, test: 1 }, {});
  const options = parseMlpOptions({ init: "he", input: "unit" });
  return {
    images,
    options,
    ...{ batchSize: BATCH, clip: 1, noise, learningRate: 0.01 },
  };
}

/** The network of a problem, with the same parameters every time. */
export function buildMlp({ options, images: { shape } }: ImageProblem): Mlp {
  return new Mlp(options, shape, new RandomStream(streamKey(SEED, "init")));
}

/** The sizes that a peer in C is compiled for. */
export function sizesOf({ options, images: { shape }, batchSize }: ImageProblem) {
  return {
    PIXELS: shape.height * shape.width,
    UNITS: options.hiddenUnits,
    CLASSES: shape.classes,
    LAYERS: options.hiddenLayers,
    BATCH: batchSize,
  } as const;
}

/**
 * A problem as the peers read it, little-endian: "GNSPEED2"; as int32 pixels of an image, units, classes,
 * hidden layers, batch size and N images; as float64 clip, eta, rate, and the scale of a pixel; as uint32
 * two words of each parameter's key of noise; as float32 the parameters, of each layer, the output's last,
 * weights `[inputs, units]` and biases; as int32 labels `[N]`; as bytes pixels `[N, P]`.
 */
export async function writeImageProblem(path: string, problem: ImageProblem): Promise<void> {
  const { images: { train }, clip, noise, learningRate, batchSize } = problem;
  const model = buildMlp(problem), names = Object.keys(model.parameters);
  const whole = train.length - train.length % batchSize;
  const { pixels, labels } = train.batch(Array(whole).keys().toArray());
  const chunks: ArrayBufferView[] = [
    new TextEncoder().encode("GNSPEED2"),
    Int32Array.of(...Object.values(sizesOf(problem)), whole),
    Float64Array.of(clip, noise, learningRate, 1 / 255),
    Uint32Array.from(names.flatMap((name) => [...deriveKey(noiseKey, name)])),
    ...Object.values(model.parameters).map((parameter) => parameter.dataSync().slice()),
    labels,
    pixels,
  ];
  model.dispose();
  const bytes = chunks.map(({ buffer, byteOffset, byteLength }) =>
    new Uint8Array(buffer, byteOffset, byteLength)
  );
  await Deno.writeFile(path, new Uint8Array(await new Blob(bytes as BlobPart[]).arrayBuffer()));
}

import * as tf from "@tensorflow/tfjs";
import { type BackendWasm, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { BackendError } from "./base/mod.ts";
import { type DenseKernels, Kernels, useKernels } from "./kernels/mod.ts";
import { registerOperations } from "./operations/mod.ts";
import { selfTest } from "./selftest.ts";

/** The backends that gradnoise runs on. */
export type BackendName = "wasm" | "cpu";

/** What the numbers of a trial depend on besides its code. */
export interface Numerics {
  /** The version of TensorFlow.js. */
  readonly tfjs: string;
  /** Which kernels.wasm, by its digest; or "typescript", the loops that stand in for it. */
  readonly kernels: string;
}

/** What was started. */
export interface Backend {
  readonly name: BackendName;
  readonly numerics: Numerics;
  /** What could not be used and what is used instead, one sentence each. */
  readonly fallbacks: readonly string[];
}

/** The version of TensorFlow.js. */
export const tfjsVersion: string = tf.version_core;

const SIMD_FILE = "tfjs-backend-wasm-simd.wasm";
const PLAIN_FILE = "tfjs-backend-wasm.wasm";

/** The folder that the package's .wasm files lie in, with the slash at its end. */
function installedWasmFolder(): URL {
  const specifier = `@tensorflow/tfjs-backend-wasm/dist/${SIMD_FILE}`;
  return new URL(".", import.meta.resolve(specifier));
}

/** Reads the file that tfjs is about to load, so that what is wrong with it can be said. */
async function checkWasmFile(url: URL): Promise<void> {
  const path = decodeURIComponent(url.pathname);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await Deno.readFile(url);
  } catch (error) {
    const reason = error instanceof Deno.errors.NotFound ? "it is missing" : String(error);
    throw new BackendError(`Cannot start the backend "wasm": cannot read ${path}: ${reason}`);
  }
  if (!WebAssembly.validate(bytes)) {
    throw new BackendError(`Cannot start the backend "wasm": not a WebAssembly module: ${path}`);
  }
}

async function startWasm(folder: URL): Promise<readonly string[]> {
  const simd = await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT") as boolean;
  // One thread to a trial: the order of sums must not depend on how threads were scheduled.
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  await checkWasmFile(new URL(simd ? SIMD_FILE : PLAIN_FILE, folder));
  setWasmPaths(folder.protocol === "file:" ? decodeURIComponent(folder.pathname) : folder.href);
  return simd ? [] : [`The machine has no WebAssembly SIMD: using ${PLAIN_FILE}, which is slower`];
}

/**
 * Lets the operations use kernels.wasm, if it can be had and gives the right numbers.
 *
 * @returns What could not be used and what is used instead.
 */
async function startKernels(
  backend: BackendWasm,
): Promise<Pick<Numerics, "kernels"> & Pick<Backend, "fallbacks">> {
  const file = new URL("kernels/kernels.wasm", import.meta.url);
  try {
    const kernels = new Kernels<DenseKernels>(backend, await Deno.readFile(file));
    useKernels(backend, kernels);
    const wrong = selfTest().filter(({ passed }) => !passed).map(({ name }) => name);
    if (wrong.length > 0) throw new TypeError(`wrong results: ${wrong.join(", ")}`);
    // The one thing that processors of an architecture do differently: such trials are not the same.
    const isFused = kernels.run.fusesMultiplyAdd(1 + 2 ** -12);
    return { kernels: kernels.version + (isFused ? "" : UNFUSED), fallbacks: [] };
  } catch (error) {
    useKernels(backend, null);
    const reason = (error as Error).message;
    return {
      kernels: STAND_INS,
      fallbacks: [
        `Cannot use kernels.wasm: ${reason}: using loops in TypeScript, which are slower`,
      ],
    };
  }
}

/** What a specification adds where multiplications and additions are rounded one by one. */
const UNFUSED = "-unfused";

/** What stands in a specification for loops in TypeScript. */
const STAND_INS = "typescript";

/** What the machine lacks for tfjs's own wasm, said once it was looked at. */
let missing: readonly string[] = [];

const running = new Map<BackendName, Backend>();

/**
 * Starts a backend and makes it tfjs's current one, with the operations that it lacks. Any outcome
 * but the backend that was asked for is an error: tfjs alone goes on with another one in silence.
 *
 * @param options.wasmFolder Where the .wasm files lie, if not in the installed package.
 * @param options.kernels Whether to use kernels.wasm on the backend wasm; without it, loops in
 * TypeScript do its work.
 * @throws {BackendError} If it cannot be started.
 *
 * @example
 * ```ts
 * import { assertSelfTest, startBackend } from "@gradnoise/gradnoise";
 *
 * const { name, fallbacks } = await startBackend("wasm");
 * assertSelfTest();
 * if (name !== "wasm" || fallbacks.length > 0) throw new Error(fallbacks.join("; "));
 * ```
 */
export async function startBackend(
  name: BackendName,
  options: { readonly wasmFolder?: URL; readonly kernels?: boolean } = {},
): Promise<Backend> {
  // tfjs prints advertisements for other packages otherwise.
  tf.enableProdMode();
  registerOperations();
  // `tf.findBackend` would start it at once, before it is told where its files are.
  if (name === "wasm" && !(name in tf.engine().registry)) {
    missing = await startWasm(options.wasmFolder ?? installedWasmFolder());
  }
  try {
    await tf.setBackend(name);
  } catch (error) {
    throw new BackendError(`Cannot start the backend "${name}": ${(error as Error).message}`);
  }
  if (tf.getBackend() !== name) {
    throw new BackendError(`Cannot start the backend "${name}": tfjs chose "${tf.getBackend()}"`);
  }
  const wanted = options.kernels ?? true, known = running.get(name);
  if (known !== undefined && wanted === (known.numerics.kernels !== STAND_INS)) return known;
  useKernels(tf.backend(), null);
  const { kernels, fallbacks } = name === "wasm" && wanted
    ? await startKernels(tf.backend() as BackendWasm)
    : { kernels: STAND_INS, fallbacks: [] };
  const backend: Backend = {
    name,
    numerics: { tfjs: tfjsVersion, kernels },
    fallbacks: name === "wasm" ? [...missing, ...fallbacks] : [],
  };
  running.set(name, backend);
  return backend;
}

/** Bytes of the wasm backend's heap, or null on another backend. */
export function wasmHeapBytes(): number | null {
  if (tf.getBackend() !== "wasm") return null;
  // The Emscripten module has the view, its published type leaves it out.
  const { wasm } = tf.backend() as BackendWasm;
  return (wasm as unknown as { HEAPU8: Uint8Array }).HEAPU8.byteLength;
}

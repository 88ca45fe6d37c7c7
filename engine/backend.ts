import * as tf from "@tensorflow/tfjs";
import { type BackendWasm, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { registerOperations } from "./operations/mod.ts";

/** The backends that gradnoise runs on. */
export type BackendName = "wasm" | "cpu";

/** What was started. */
export interface Backend {
  readonly name: BackendName;
  /** What could not be used and what is used instead, one sentence each. */
  readonly fallbacks: readonly string[];
}

/** What the numbers of a trial depend on besides its code. */
export const numerics = { tfjs: tf.version_core, kernels: "typescript" } as const;

/** A numerical backend that cannot be used; the message says why. */
export class BackendError extends Error {
  override readonly name = "BackendError";
}

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
 * Starts a backend and makes it tfjs's current one, with the operations that it lacks. Any outcome
 * but the backend that was asked for is an error: tfjs alone goes on with another one in silence.
 *
 * @param options.wasmFolder Where the .wasm files lie, if not in the installed package.
 * @throws {BackendError} If it cannot be started.
 */
export async function startBackend(
  name: BackendName,
  options: { readonly wasmFolder?: URL } = {},
): Promise<Backend> {
  // tfjs prints advertisements for other packages otherwise.
  tf.enableProdMode();
  registerOperations();
  // `tf.findBackend` would start it at once, before it is told where its files are.
  const started = name in tf.engine().registry;
  const fallbacks = name === "wasm" && !started
    ? await startWasm(options.wasmFolder ?? installedWasmFolder())
    : [];
  try {
    await tf.setBackend(name);
  } catch (error) {
    throw new BackendError(`Cannot start the backend "${name}": ${(error as Error).message}`);
  }
  if (tf.getBackend() !== name) {
    throw new BackendError(`Cannot start the backend "${name}": tfjs chose "${tf.getBackend()}"`);
  }
  return { name, fallbacks };
}

/** Bytes of the wasm backend's heap, or null on another backend. */
export function wasmHeapBytes(): number | null {
  if (tf.getBackend() !== "wasm") return null;
  // The Emscripten module has the view, its published type leaves it out.
  const { wasm } = tf.backend() as BackendWasm;
  return (wasm as unknown as { HEAPU8: Uint8Array }).HEAPU8.byteLength;
}

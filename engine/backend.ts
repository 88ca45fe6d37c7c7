import * as tf from "@tensorflow/tfjs";
import { BackendError, readBytes } from "./base/mod.ts";
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
  /** The one that was asked for. */
  readonly name: BackendName;
  /** What computes on it. */
  readonly numerics: Numerics;
  /** What could not be used and what is used instead, one sentence each. */
  readonly fallbacks: readonly string[];
}

/** The version of TensorFlow.js. */
export const tfjsVersion: string = tf.version_core;

const SIMD_FILE = "tfjs-backend-wasm-simd.wasm";
const PLAIN_FILE = "tfjs-backend-wasm.wasm";

/** How to start a backend. */
export interface BackendOptions {
  /**
   * The folder that has the .wasm files of `@tensorflow/tfjs-backend-wasm`. If missing, the installed
   * package's, which a browser does not know. A relative address is one of the page.
   */
  readonly wasmFolder?: URL | string;
  /** The .wasm file itself, with SIMD, where a bundler has moved it. */
  readonly wasmFile?: URL | string;
  /**
   * Where kernels.wasm is, if not beside this module; false for loops in TypeScript, which do its work
   * on the other backends.
   */
  readonly kernels?: boolean | URL | string;
}

function urlOf(address: URL | string): URL {
  return new URL(
    address,
    (globalThis as { readonly location?: { readonly href: string } }).location?.href,
  );
}

/** The folder that the package's .wasm files lie in, with the slash at its end. */
function installedWasmFolder(): URL {
  const specifier = `@tensorflow/tfjs-backend-wasm/dist/${SIMD_FILE}`;
  try {
    return new URL(".", import.meta.resolve(specifier));
  } catch {
    throw new BackendError(
      'Cannot start the backend "wasm": cannot find its files: expected wasmFolder or wasmFile',
    );
  }
}

/** Reads the file that tfjs is about to load, so that what is wrong with it can be said. */
async function checkWasmFile(url: URL): Promise<void> {
  const place = url.protocol === "file:" ? decodeURIComponent(url.pathname) : url.href;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await readBytes(url);
  } catch (error) {
    const reason = (error as Error).message;
    throw new BackendError(`Cannot start the backend "wasm": cannot read ${place}: ${reason}`);
  }
  if (!WebAssembly.validate(bytes)) {
    throw new BackendError(`Cannot start the backend "wasm": not a WebAssembly module: ${place}`);
  }
}

/** What tfjs takes for the address of a file: a path in Deno and Node, where it reads it. */
function addressOf(url: URL): string {
  if (url.protocol !== "file:") return url.href;
  // On Windows a path begins with the letter of a drive.
  return decodeURIComponent(url.pathname).replace(/^\/(?=[A-Za-z]:)/, "");
}

/** Loads tfjs's wasm backend, which needs a package of its own. */
async function loadWasmPackage(): Promise<typeof import("@tensorflow/tfjs-backend-wasm")> {
  try {
    return await import("@tensorflow/tfjs-backend-wasm");
  } catch (error) {
    const reason = (error as Error).message;
    throw new BackendError(
      `Cannot start the backend "wasm": cannot load @tensorflow/tfjs-backend-wasm: ${reason}`,
    );
  }
}

async function startWasm({ wasmFolder, wasmFile }: BackendOptions): Promise<readonly string[]> {
  const { setWasmPaths } = await loadWasmPackage();
  const simd = await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT") as boolean;
  // One thread to a trial: the order of sums must not depend on how threads were scheduled.
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  const name = simd ? SIMD_FILE : PLAIN_FILE;
  const file = wasmFile !== undefined
    ? urlOf(wasmFile)
    : new URL(name, wasmFolder === undefined ? installedWasmFolder() : urlOf(wasmFolder));
  await checkWasmFile(file);
  // tfjs wants an address for each of the three, and loads the one that fits the machine.
  const names = [SIMD_FILE, PLAIN_FILE, "tfjs-backend-wasm-threaded-simd.wasm"];
  setWasmPaths(Object.fromEntries(names.map((name) => [name, addressOf(file)])));
  return simd ? [] : [`The machine has no WebAssembly SIMD: using ${PLAIN_FILE}, which is slower`];
}

/**
 * Lets the operations use kernels.wasm, if it can be had and gives the right numbers.
 *
 * @returns What could not be used and what is used instead.
 */
async function startKernels(
  backend: object,
  file: URL | string | undefined,
): Promise<Pick<Numerics, "kernels"> & Pick<Backend, "fallbacks">> {
  try {
    // Written so that bundlers that copy such files find it.
    const url = file === undefined ? new URL("kernels/kernels.wasm", import.meta.url) : urlOf(file);
    const kernels = new Kernels<DenseKernels>(backend, await readBytes(url));
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
  options: BackendOptions = {},
): Promise<Backend> {
  // tfjs prints advertisements for other packages otherwise.
  tf.enableProdMode();
  registerOperations();
  // `tf.findBackend` would start it at once, before it is told where its files are.
  if (name === "wasm" && !(name in tf.engine().registry)) {
    missing = await startWasm(options);
  }
  try {
    await tf.setBackend(name);
  } catch (error) {
    throw new BackendError(`Cannot start the backend "${name}": ${(error as Error).message}`);
  }
  if (tf.getBackend() !== name) {
    throw new BackendError(`Cannot start the backend "${name}": tfjs chose "${tf.getBackend()}"`);
  }
  const { kernels: place = true } = options, wanted = place !== false;
  const known = running.get(name);
  if (known !== undefined && wanted === (known.numerics.kernels !== STAND_INS)) return known;
  useKernels(tf.backend(), null);
  const { kernels, fallbacks } = name === "wasm" && wanted
    ? await startKernels(tf.backend(), place === true ? undefined : place)
    : { kernels: STAND_INS, fallbacks: [] };
  const backend: Backend = {
    name,
    numerics: { tfjs: tfjsVersion, kernels },
    fallbacks: name === "wasm" ? [...missing, ...fallbacks] : [],
  };
  running.set(name, backend);
  return backend;
}

/**
 * Bytes of the wasm backend's heap, or null on another backend.
 *
 * @example
 * ```ts
 * import { startBackend, wasmHeapBytes } from "@gradnoise/gradnoise";
 *
 * await startBackend("wasm");
 * if (!(wasmHeapBytes()! >= 2 ** 20)) throw new Error("less than a megabyte");
 * await startBackend("cpu");
 * if (wasmHeapBytes() !== null) throw new Error("expected no heap");
 * ```
 */
export function wasmHeapBytes(): number | null {
  if (tf.getBackend() !== "wasm") return null;
  const { wasm } = tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } };
  return wasm.HEAPU8.byteLength;
}

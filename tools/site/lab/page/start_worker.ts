/* Where the lab's files are: beside the page, or, of a page opened from a disk, in a script of the page. */

import type { WasmPlaces } from "../messages.ts";

/** What `offline.js` holds: a page from a disk may start no worker from a file, and read none. */
interface Embedded {
  readonly worker: string;
  /** In base64. */
  readonly kernels: string;
  readonly tfjs: string;
}

const scope = globalThis as unknown as { readonly gradnoiseOffline?: Embedded };

const addressOf = (file: string) => new URL(`lab/${file}`, document.baseURI).href;

/** Whether the page was opened from a disk. */
export const isOffline = location.protocol === "file:";

/** Loads what a page from a disk needs. */
export function loadOffline(): Promise<void> {
  if (!isOffline || scope.gradnoiseOffline !== undefined) return Promise.resolve();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const script = document.createElement("script");
  script.src = addressOf("offline.js");
  script.onload = () => resolve();
  script.onerror = () => reject(new Error("lab/offline.js cannot be loaded"));
  document.head.append(script);
  return promise;
}

/** Starts a worker. */
export function startedHere(): Worker {
  const embedded = scope.gradnoiseOffline;
  if (embedded === undefined) return new Worker(addressOf("worker.js"));
  const address = URL.createObjectURL(new Blob([embedded.worker], { type: "text/javascript" }));
  try {
    return new Worker(address);
  } finally {
    // The worker has taken its script by then.
    URL.revokeObjectURL(address);
  }
}

/** Where its WebAssembly is. */
export function wasmPlaces(): WasmPlaces {
  const embedded = scope.gradnoiseOffline;
  if (embedded === undefined) {
    return { tfjs: { wasmFolder: addressOf("") }, kernels: addressOf("kernels.wasm") };
  }
  const data = (base64: string) => `data:application/wasm;base64,${base64}`;
  return { tfjs: { wasmFile: data(embedded.tfjs) }, kernels: data(embedded.kernels) };
}

import { BackendError } from "../../engine/base/mod.ts";
import type { Backend, BackendName } from "../../engine/mod.ts";
import { workerPermissions } from "./worker_permissions.ts";

/** What the probe's worker tells. */
export type ProbeMessage =
  | { readonly kind: "backend"; readonly backend: Backend }
  | { readonly kind: "error"; readonly message: string };

/**
 * Starts a backend in a worker, tests it and ends the worker: what trials will run on, without
 * TensorFlow.js in this process.
 *
 * @throws {BackendError} If it cannot be started or computes wrong numbers.
 */
export async function probeBackend(name: BackendName): Promise<Backend> {
  const worker = new Worker(new URL("./probe_worker.ts", import.meta.url), {
    type: "module",
    deno: { permissions: workerPermissions([]) },
  });
  try {
    const message = await new Promise<ProbeMessage>((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => {
        event.preventDefault();
        resolve({ kind: "error", message: `Cannot start the backend "${name}": ${event.message}` });
      };
      worker.postMessage(name);
    });
    if (message.kind === "error") throw new BackendError(message.message);
    return message.backend;
  } finally {
    worker.terminate();
  }
}

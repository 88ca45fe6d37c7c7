/** The module of the worker that tries a backend. */

import { assertSelfTest, type BackendName, startBackend } from "../../engine/mod.ts";
import type { ProbeMessage } from "./probe.ts";

/** The part of a worker's global scope that Deno's types for a main module leave out. */
const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent<BackendName>) => void;
  postMessage(message: ProbeMessage): void;
};

scope.onmessage = async ({ data: name }) => {
  try {
    const backend = await startBackend(name);
    assertSelfTest();
    scope.postMessage({ kind: "backend", backend });
  } catch (error) {
    scope.postMessage({ kind: "error", message: (error as Error).message });
  }
};

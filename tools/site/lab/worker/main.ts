/** The program of the lab's workers: trains with the code of bench/trial, and draws with that of the report. */

import type { Reply, Request } from "../messages.ts";
import { Session } from "./session.ts";

/** The part of a worker's global scope that Deno's types for a main module leave out. */
const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent<Request>) => void;
  postMessage(message: Reply): void;
};

const session = new Session((progress) => scope.postMessage({ kind: "progress", progress }));

scope.onmessage = async ({ data }) => {
  try {
    scope.postMessage(await session.answer(data));
  } catch (error) {
    scope.postMessage({ kind: "failed", message: (error as Error).message });
  }
};

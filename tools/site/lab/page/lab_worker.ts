/* A worker that answers one request at a time. */

import type { LabProgress, Reply, Request } from "../messages.ts";
import { startedHere } from "./start_worker.ts";

/** A reply that ends an answer, of a kind. */
export type Answer<Kind extends Reply["kind"]> = Extract<Reply, { readonly kind: Kind }>;

interface Waiting {
  resolve(reply: Reply): void;
  reject(error: Error): void;
  onProgress(progress: LabProgress): void;
}

export class LabWorker {
  readonly #worker: Worker;
  #waiting: Waiting | null = null;

  constructor() {
    this.#worker = startedHere();
    this.#worker.onmessage = ({ data }: MessageEvent<Reply>) => this.#hear(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(event.message || "its script cannot be loaded");
    };
    this.#worker.onmessageerror = () => this.#fail("a message cannot be read");
  }

  /**
   * Asks, and waits for the answer of the kind that belongs to the request.
   *
   * @throws {Error} What failed in the worker, in words.
   */
  ask<Kind extends Reply["kind"]>(
    request: Request,
    kind: Kind,
    onProgress: (progress: LabProgress) => void = () => {},
  ): Promise<Answer<Kind>> {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    this.#waiting = { resolve, reject, onProgress };
    this.#worker.postMessage(request);
    return promise.then((reply) => {
      if (reply.kind !== kind) throw new TypeError(`Expected ${kind}, got ${reply.kind}`);
      return reply as Answer<Kind>;
    });
  }

  /** Ends it, whatever it does. */
  end(): void {
    this.#worker.terminate();
  }

  #hear(reply: Reply): void {
    if (reply.kind === "progress") this.#waiting?.onProgress(reply.progress);
    else if (reply.kind === "failed") this.#fail(reply.message);
    else this.#waiting?.resolve(reply);
  }

  #fail(message: string): void {
    this.#waiting?.reject(new Error(message));
  }
}

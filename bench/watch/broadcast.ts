/** Times in milliseconds. */
const TIMES = {
  /** Between two looks. */
  look: 1000,
  /** After which a connection is shown to be alive. */
  alive: 15_000,
  /** After which a browser that lost the connection tries again. */
  retry: 1000,
};

interface Reader {
  readonly controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>;
  /** What it was sent last. */
  sent: string;
  at: number;
}

const encoder = new TextEncoder();

/** Sends what is seen to everyone who reads, as server-sent events, when it changes. Unread, it looks at nothing. */
export class Broadcast {
  readonly #look: () => Promise<string>;
  readonly #times: typeof TIMES;
  readonly #readers = new Set<Reader>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #looking: Promise<void> | null = null;
  #text = "";

  /** @param look What is to be sent now, on one line. */
  constructor(look: () => Promise<string>, times: Partial<typeof TIMES> = {}) {
    this.#look = look;
    this.#times = { ...TIMES, ...times };
  }

  /** The events for another reader. */
  subscribe(): ReadableStream<Uint8Array<ArrayBuffer>> {
    let reader: Reader;
    return new ReadableStream({
      start: (controller) => {
        reader = { controller, sent: "", at: performance.now() };
        this.#readers.add(reader);
        controller.enqueue(encoder.encode(`retry: ${this.#times.retry}\n\n`));
        this.#looking ??= this.#round();
      },
      cancel: () => {
        this.#readers.delete(reader);
      },
    });
  }

  /** Ends all that is read. */
  async close(): Promise<void> {
    clearTimeout(this.#timer ?? undefined);
    for (const { controller } of this.#readers) controller.close();
    this.#readers.clear();
    await this.#looking;
  }

  async #round(): Promise<void> {
    // A new reader does not wait for the next one.
    clearTimeout(this.#timer ?? undefined);
    try {
      this.#text = await this.#look();
    } catch {
      // The folder cannot be read, the server does not answer: what was seen last is still true.
    }
    for (const reader of this.#readers) this.#send(reader);
    this.#looking = null;
    if (this.#readers.size === 0) return;
    this.#timer = setTimeout(() => this.#looking ??= this.#round(), this.#times.look);
  }

  #send(reader: Reader): void {
    const { controller, sent, at } = reader, now = performance.now();
    const isNews = this.#text !== sent;
    if (!isNews && now - at < this.#times.alive) return;
    // A browser that is behind gets the next one; there is no need of those between.
    if ((controller.desiredSize ?? 0) <= 0) return;
    controller.enqueue(encoder.encode(isNews ? `data: ${this.#text}\n\n` : ":\n\n"));
    Object.assign(reader, { sent: this.#text, at: now });
  }
}

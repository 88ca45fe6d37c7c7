import { canonicalJson } from "../../../engine/base/mod.ts";
import { findTask, type TaskFiles } from "../../../tasks/mod.ts";
import type { PluginModule } from "../../trial/spec/mod.ts";
import { probeBackend } from "../probe.ts";
import type { QueueKind } from "./queue_kind.ts";

/** What a worker has to run trials with. */
export interface WorkerParts {
  /** The fingerprint of its gradnoise. */
  readonly code: string;
  readonly version: string;
  readonly plugins: readonly PluginModule[];
  /** Folders of data by the name of a collection. */
  readonly data: ReadonlyMap<string, string>;
}

/** Whether a worker can run the trials of a queue. */
export type Fitness =
  | { readonly fits: true; readonly files: TaskFiles | null }
  /** Why not, as part of a sentence. */
  | { readonly fits: false; readonly reason: string };

/** Looks at what a queue's trials need, each queue once. */
export class FitnessTest {
  readonly #parts: WorkerParts;
  readonly #found = new Map<string, Promise<Fitness>>();

  constructor(parts: WorkerParts) {
    this.#parts = parts;
  }

  of(queue: string, kind: QueueKind): Promise<Fitness> {
    const known = this.#found.get(queue);
    if (known !== undefined) return known;
    const fitness = this.#test(kind);
    this.#found.set(queue, fitness);
    return fitness;
  }

  async #test(kind: QueueKind): Promise<Fitness> {
    const reason = this.#codeFault(kind) ?? this.#pluginFault(kind) ?? await numericsFault(kind);
    if (reason !== null) return { fits: false, reason };
    const files = kind.data === null ? null : await this.#files(kind.data);
    return typeof files === "string" ? { fits: false, reason: files } : { fits: true, files };
  }

  #codeFault({ code, version }: QueueKind): string | null {
    const own = this.#parts;
    if (code === own.code) return null;
    return `its trials are of gradnoise ${version} with the code ${short(code)}, this is ` +
      `${own.version} with ${short(own.code)}`;
  }

  #pluginFault({ plugins }: QueueKind): string | null {
    for (const { name, digest } of plugins) {
      if (this.#parts.plugins.some((own) => own.digest === digest)) continue;
      const other = this.#parts.plugins.find(({ url }) => url.endsWith(`/${name}`));
      return other === undefined
        ? `its trials need the module ${name}: name it with --use`
        : `its trials are of the module ${name} with the code ${short(digest)}, this one has ` +
          short(other.digest);
    }
    return null;
  }

  /** The files of a task; a text says why there are none. */
  async #files(
    { task: name, kind, collection, digest }: NonNullable<QueueKind["data"]>,
  ): Promise<TaskFiles | string> {
    const folder = this.#parts.data.get(collection);
    if (folder === undefined) {
      return `its trials read files of ${name}: name their folder with --data ${collection}=DIR`;
    }
    const task = findTask(kind, name);
    if (task?.files === undefined || task.files === null) {
      return `there is no task ${name} with files`;
    }
    try {
      const files = await task.files.locate(folder);
      const found = (await task.files.read(files)).digest;
      return found === digest
        ? files
        : `its trials read files of ${name} with the digest ${short(digest)}, those in ${folder} ` +
          `have ${short(found)}`;
    } catch (error) {
      return `the files of ${name} in ${folder} cannot be read: ${(error as Error).message}`;
    }
  }
}

/** Why this machine computes other numbers; null if it does not. */
async function numericsFault({ backend, numerics }: QueueKind): Promise<string | null> {
  let own;
  try {
    own = (await probeBackend(backend)).numerics;
  } catch (error) {
    return `the backend ${backend} cannot be started: ${(error as Error).message}`;
  }
  if (canonicalJson({ ...own }) === canonicalJson(numerics)) return null;
  return `its trials compute with ${words(numerics)}, this machine with ${words(own)}`;
}

function words({ tfjs, kernels }: QueueKind["numerics"]): string {
  return `TensorFlow.js ${tfjs} and ${kernels} kernels`;
}

function short(digest: string): string {
  return digest.slice(0, 12);
}

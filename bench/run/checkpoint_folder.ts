import { dirname, join } from "node:path";
import { canonicalJson, sha256 } from "../../engine/base/mod.ts";
import { type Checkpoint, trialId } from "../trial/spec/mod.ts";
import type { Checkpoints } from "./checkpoints.ts";

/**
 * Checkpoints, one file per trial: a digest, a line feed, and JSON. Every call is synchronous: when it
 * returns, the file is there, or gone. The lock on the store keeps other processes away.
 */
export class CheckpointFolder implements Checkpoints {
  readonly #path: string;
  readonly #earlier: readonly string[];

  /**
   * Creates nothing until there is something to keep.
   *
   * @param earlier Folders that are read as well, and never written.
   */
  constructor(path: string, earlier: readonly string[] = []) {
    this.#path = path;
    this.#earlier = earlier;
  }

  /** Replaces a trial's checkpoint: after a crash, either the old one or the new one is there. */
  write(checkpoint: Checkpoint): void {
    const path = this.#pathOf(trialId(checkpoint.spec));
    const json = JSON.stringify(checkpoint);
    Deno.mkdirSync(dirname(path), { recursive: true });
    Deno.writeTextFileSync(`${path}.tmp`, `${sha256(json)}\n${json}`);
    Deno.renameSync(`${path}.tmp`, path);
  }

  /**
   * The checkpoint of a trial that the same code wrote; of several folders the one that has come furthest.
   *
   * @throws {SyntaxError} If the only one is damaged.
   */
  read(spec: Checkpoint["spec"], fingerprint: string): Checkpoint | null {
    let furthest: Checkpoint | null = null, damage: SyntaxError | null = null;
    for (const folder of [this.#path, ...this.#earlier]) {
      try {
        const checkpoint = readCheckpoint(pathIn(folder, trialId(spec)), spec, fingerprint);
        if (checkpoint !== null && (furthest === null || isFurther(checkpoint, furthest))) {
          furthest = checkpoint;
        }
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        damage ??= error;
      }
    }
    if (furthest === null && damage !== null) throw damage;
    return furthest;
  }

  /**
   * Removes what a killed process left: drafts, and checkpoints of trials that had ended. Call it only
   * with the store open.
   */
  tidy(ended: ReadonlySet<string>): void {
    let names: string[];
    try {
      names = [...Deno.readDirSync(this.#path)].map(({ name }) => name);
    } catch {
      // Nothing was ever kept.
      return;
    }
    for (const name of names) {
      const [, id, draft] = /^(\w+)\.checkpoint(\.tmp)?$/.exec(name) ?? [];
      if (id !== undefined && (draft !== undefined || ended.has(id))) {
        removeIfThere(join(this.#path, name));
      }
    }
    removeIfThere(this.#path);
  }

  /** Removes a trial's checkpoint, and the folder once it is empty. */
  remove(spec: Checkpoint["spec"]): void {
    const path = this.#pathOf(trialId(spec));
    for (const file of [`${path}.tmp`, path]) removeIfThere(file);
    removeIfThere(this.#path);
  }

  #pathOf(id: string): string {
    return pathIn(this.#path, id);
  }
}

function pathIn(folder: string, id: string): string {
  return join(folder, `${id}.checkpoint`);
}

function readCheckpoint(
  path: string,
  spec: Checkpoint["spec"],
  fingerprint: string,
): Checkpoint | null {
  let text: string;
  try {
    text = Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw new SyntaxError(`Cannot read ${path}: ${(error as Error).message}`);
  }
  const end = text.indexOf("\n"), json = text.slice(end + 1);
  if (end < 0 || text.slice(0, end) !== sha256(json)) {
    throw new SyntaxError(`Cannot go on from ${path}: it is damaged`);
  }
  const checkpoint: Checkpoint = JSON.parse(json);
  const same = checkpoint.fingerprint === fingerprint &&
    canonicalJson(checkpoint.spec) === canonicalJson(spec);
  return same ? checkpoint : null;
}

/** Whether a checkpoint of the same trial comes later in it. Seconds do not say so: machines differ. */
function isFurther(one: Checkpoint, other: Checkpoint): boolean {
  const [ours, theirs] = [one, other].map(({ earlier, training: { epochs, pass } }) => [
    earlier.attempts.length,
    epochs.phase.length,
    pass?.next ?? 0,
  ]) as [number[], number[]];
  const at = ours.findIndex((count, i) => count !== theirs[i]);
  return at >= 0 && ours[at]! > theirs[at]!;
}

/** Removes a file, or a folder that is empty. */
function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path);
  } catch {
    // It is not there, or holds the checkpoints of others.
  }
}

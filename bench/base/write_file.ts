import { basename, dirname, join } from "node:path";
import { UsageError, WriteError } from "./errors.ts";
import { fileFault } from "./file_fault.ts";

/** What the name of a draft adds to the name of its file. */
const DRAFT = /^\.[0-9a-f]{8}\.tmp$/;

function draftOf(path: string): string {
  return `${path}.${crypto.randomUUID().slice(0, 8)}.tmp`;
}

/** Error codes of the operating system for a full or failing disk. */
const MEDIUM_FAULTS = ["ENOSPC", "EDQUOT", "EFBIG", "EIO"];

/** The error for a file that cannot be written: the request is wrong, or the disk is full. */
export function refusal(path: string, error: unknown): UsageError | WriteError {
  if (error instanceof UsageError || error instanceof WriteError) return error;
  const message = `Cannot write ${path}: ${fileFault(error)}`;
  const { code } = error as { readonly code?: unknown };
  return MEDIUM_FAULTS.some((fault) => fault === code)
    ? new WriteError(message)
    : new UsageError(message);
}

/**
 * Checks that a file can be written, before the work whose result it will hold.
 *
 * @throws {UsageError} If it cannot.
 */
export async function checkWritable(path: string): Promise<void> {
  const draft = draftOf(path);
  try {
    const there = await Deno.stat(path).catch(() => null);
    if (there?.isDirectory) throw new Deno.errors.IsADirectory();
    await Deno.writeTextFile(draft, "");
    await Deno.remove(draft);
  } catch (error) {
    throw refusal(path, error);
  }
}

/**
 * Writes a file in one step: a reader finds the old one or the new one, never half. Drafts of the same
 * file that a killed process left are removed.
 *
 * @param content Text, or bytes in pieces.
 * @param keeps Whether it must outlive a power cut, which takes the disk some time.
 * @throws {UsageError} If it cannot be written.
 * @throws {WriteError} If the disk is full.
 */
export async function writeFile(
  path: string,
  content: string | Iterable<Uint8Array>,
  keeps = true,
): Promise<void> {
  await removeAbandonedDrafts(path);
  let draft: string | null = null;
  try {
    const opened = await openDraft(path);
    draft = opened.draft;
    using file = opened.file;
    const parts = typeof content === "string" ? [new TextEncoder().encode(content)] : content;
    for (const part of parts) {
      for (let start = 0; start < part.length;) start += await file.write(part.subarray(start));
    }
    // Even after a power cut, the name then refers to a whole file.
    if (keeps) await file.syncData();
    // The lock is held until the draft has its final name.
    await Deno.rename(draft, path);
  } catch (error) {
    if (draft !== null) await Deno.remove(draft).catch(() => {});
    throw refusal(path, error);
  }
}

/** A new file, locked while this process lives, which tells it from an abandoned one. */
async function openDraft(path: string): Promise<{ draft: string; file: Deno.FsFile }> {
  while (true) {
    const draft = draftOf(path);
    const file = await Deno.open(draft, { write: true, createNew: true });
    try {
      await file.lock(true);
    } catch {
      // Some network file systems have no locks; there drafts are never taken for abandoned.
      return { draft, file };
    }
    // Another process may have taken it for abandoned before the lock.
    if (await Deno.stat(draft).then(() => true, () => false)) return { draft, file };
    file.close();
  }
}

async function removeAbandonedDrafts(path: string): Promise<void> {
  const folder = dirname(path), name = basename(path);
  try {
    for await (const entry of Deno.readDir(folder)) {
      const isDraft = entry.isFile && entry.name.startsWith(name) &&
        DRAFT.test(entry.name.slice(name.length));
      if (isDraft) await removeIfAbandoned(join(folder, entry.name));
    }
  } catch {
    // Writing will say what is wrong with the folder.
  }
}

async function removeIfAbandoned(draft: string): Promise<void> {
  try {
    using file = await Deno.open(draft, { write: true });
    if (await file.tryLock(true)) await Deno.remove(draft);
  } catch {
    // It became the file itself, or is not ours to remove.
  }
}

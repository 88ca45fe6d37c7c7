import { sha256 } from "../../engine/base/mod.ts";
import type { PluginModule } from "../trial/spec/mod.ts";

/** The code that runs a trial and records its outcome: a change here can move a number. */
export const FINGERPRINT_SOURCES = [
  "bench/trial/",
  "deno.lock",
  "engine/",
  "models/",
  "optim/",
  "tasks/",
] as const;

async function* filesOf(root: URL, path: string): AsyncGenerator<string> {
  if (!path.endsWith("/")) {
    yield path;
    return;
  }
  for await (const entry of Deno.readDir(new URL(path, root))) {
    if (entry.isDirectory) yield* filesOf(root, `${path}${entry.name}/`);
    else if (/\.(ts|wasm)$/.test(entry.name)) yield `${path}${entry.name}`;
  }
}

/**
 * The fingerprint of the code that runs trials: SHA-256 over its files' paths inside the project,
 * sizes and bytes. A copy of the project in another folder has the same one.
 *
 * @param root The project's folder, with a slash at its end.
 */
export async function codeFingerprint(
  root: URL = new URL("../../", import.meta.url),
): Promise<string> {
  const paths: string[] = [];
  for (const source of FINGERPRINT_SOURCES) {
    paths.push(...await Array.fromAsync(filesOf(root, source)));
  }
  const parts: (string | Uint8Array)[] = [];
  for (const path of paths.sort()) {
    const bytes = await Deno.readFile(new URL(path, root));
    parts.push(`${path} ${bytes.length}\n`, bytes);
  }
  return sha256(...parts);
}

/**
 * The fingerprint of the code that runs one trial: that of gradnoise and of the plug-ins that it needs, so
 * that a trial runs again after an edit of one of these, and no other.
 */
export function trialFingerprint(code: string, plugins: readonly PluginModule[] = []): string {
  if (plugins.length === 0) return code;
  return `${code}+${sha256(...plugins.map(({ digest }) => digest).sort())}`;
}

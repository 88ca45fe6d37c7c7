import { builtinModule } from "./builtin_module.ts";

/** The part of node:fs/promises that is used here. */
interface Files {
  readFile(file: URL): Promise<Uint8Array>;
}

/**
 * What a URL leads to: a file where there are files, in Deno and Node, and otherwise what a server
 * sends.
 *
 * @throws {Error} If it cannot be read; the message is the reason, in a few words.
 */
export async function readBytes(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const files = url.protocol === "file:" ? builtinModule<Files>("node:fs/promises") : undefined;
  if (files === undefined) {
    const response = await fetch(url);
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`the server answers ${response.status}`);
    }
    return new Uint8Array(await response.arrayBuffer());
  }
  try {
    return new Uint8Array(await files.readFile(url));
  } catch (error) {
    const isMissing = (error as { readonly code?: unknown }).code === "ENOENT";
    throw new Error(isMissing ? "it is missing" : String(error), { cause: error });
  }
}

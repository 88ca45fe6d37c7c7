/** Writes bytes to standard output; a reader may have seen enough before the end. */
export async function writeStandardOutput(parts: Iterable<Uint8Array>): Promise<void> {
  try {
    for (const part of parts) {
      for (let start = 0; start < part.length;) {
        start += await Deno.stdout.write(part.subarray(start));
      }
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
}

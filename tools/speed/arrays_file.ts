/** An array with its name and shape, as peers read it. */
export type NamedArray = readonly [
  name: string,
  shape: readonly number[],
  values: Float32Array | Int32Array,
];

/**
 * Writes a problem as the peers in Python read it: a line of JSON, padded to whole words of 4 bytes, then the
 * arrays that it lists, one after another, little-endian.
 */
export async function writeArrays(
  path: string,
  about: Readonly<Record<string, unknown>>,
  arrays: readonly NamedArray[],
): Promise<void> {
  const header = JSON.stringify({
    ...about,
    arrays: arrays.map(([name, shape, { constructor }]) => ({
      ...{ name, shape, type: constructor === Float32Array ? "float32" : "int32" },
    })),
  });
  const padded = `${header.padEnd(Math.ceil((header.length + 1) / 4) * 4 - 1)}\n`;
  const chunks = [new TextEncoder().encode(padded), ...arrays.map(([, , values]) => values)];
  await Deno.writeFile(
    path,
    new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer()),
  );
}

/** What a WebAssembly module is made of: its sections, in order. */

// deno-fmt-ignore
const NAMES = [
  "custom", "type", "import", "function", "table", "memory", "global", "export", "start", "element",
  "code", "data", "data count", "tag",
] as const;

/** A section's name in the specification of WebAssembly. */
export type Section = typeof NAMES[number];

/**
 * The sections of a module, in order.
 *
 * Source: WebAssembly Core Specification 2.0, section 5.5: a magic number, a version, then sections of
 * an id byte, a size in LEB128, and so many bytes.
 *
 * @throws {SyntaxError} If the bytes are no module.
 */
export function sectionsOf(bytes: Uint8Array): Section[] {
  const magic = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
  if (magic.some((byte, i) => bytes[i] !== byte)) throw new SyntaxError("Not a WebAssembly module");
  const sections: Section[] = [];
  let at = magic.length;
  while (at < bytes.length) {
    const name = NAMES[bytes[at]!];
    if (name === undefined) throw new SyntaxError(`Not a section of WebAssembly: ${bytes[at]}`);
    sections.push(name);
    at += 1;
    let size = 0;
    for (let shift = 0, more = true; more; shift += 7, at++) {
      size |= (bytes[at]! & 0x7f) << shift;
      more = (bytes[at]! & 0x80) !== 0;
    }
    at += size;
  }
  return sections;
}

/**
 * What a module must not have that lives in the memory of another: memory or tables of its own, data
 * that would overwrite the other's, code that runs by itself, or globals, in which an allocator keeps
 * where the free memory begins.
 */
export const FORBIDDEN: readonly Section[] = [
  "memory",
  "table",
  "global",
  "start",
  "element",
  "data",
  "data count",
];

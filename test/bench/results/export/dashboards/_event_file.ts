/** Reads event files with code that shares nothing with what writes them. */

import { assertEquals } from "../../../../../std.ts";

/** CRC-32C bit by bit, as RFC 3720 defines it. */
function slowCrc32c(bytes: Uint8Array): number {
  let rest = -1;
  for (const byte of bytes) {
    for (let bit = 0; bit < 8; bit++) {
      const differs = (rest ^ byte >>> bit) & 1;
      rest = rest >>> 1 ^ (differs === 1 ? 0x82f63b78 : 0);
    }
  }
  return ~rest >>> 0;
}

/** Undoes the mask of a stored checksum. */
function unmasked(stored: number): number {
  const rotated = stored - 0xa282ead8 >>> 0;
  return (rotated << 15 | rotated >>> 17) >>> 0;
}

/** The data of each record of a TFRecord file, after a check of both sums. */
export function recordsOf(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = Number(view.getBigUint64(at, true));
    const data = bytes.subarray(at + 12, at + 12 + length);
    assertEquals(data.length, length);
    assertEquals(unmasked(view.getUint32(at + 8, true)), slowCrc32c(bytes.subarray(at, at + 8)));
    assertEquals(unmasked(view.getUint32(at + 12 + length, true)), slowCrc32c(data));
    records.push(data);
    at += length + 16;
  }
  return records;
}

/** A field of a message: a number of 64, 32 or any bits, or bytes. */
type Field = number | bigint | Uint8Array;

/** The fields of a message of Protocol Buffers, by their number. */
export function fieldsOf(bytes: Uint8Array): Map<number, Field[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields = new Map<number, Field[]>();
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n;; shift += 7n) {
      const byte = bytes[at++]!;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const read = (wire: number): Field => {
    if (wire === 0) return varint();
    if (wire === 1) return view.getFloat64((at += 8) - 8, true);
    if (wire === 5) return view.getFloat32((at += 4) - 4, true);
    assertEquals(wire, 2);
    const length = Number(varint());
    return bytes.subarray(at, at += length);
  };
  while (at < bytes.length) {
    const key = Number(varint()), field = key >>> 3;
    fields.set(field, [...fields.get(field) ?? [], read(key & 7)]);
  }
  return fields;
}

export function textOf(field: Field | undefined): string {
  return new TextDecoder().decode(field as Uint8Array | undefined);
}

/** What a summary holds. */
export interface ReadValue {
  readonly time: number;
  readonly step: number;
  readonly tag: string;
  readonly scalar: number | undefined;
  readonly description: string;
  /** The name of its plug-in, and what that is given. */
  readonly plugin: readonly [string, Map<number, Field[]>] | null;
}

/** The values of an event file, and what its first event says. */
export function readEventFile(
  bytes: Uint8Array,
): { readonly version: string; readonly writer: string; readonly values: ReadValue[] } {
  const [first, ...events] = recordsOf(bytes).map(fieldsOf);
  const values = events.flatMap((event) => {
    const [time] = event.get(1)!, [step] = event.get(2) ?? [0n];
    return fieldsOf(event.get(5)![0] as Uint8Array).get(1)!.map((one): ReadValue => {
      const value = fieldsOf(one as Uint8Array);
      const metadata = fieldsOf(value.get(9)?.[0] as Uint8Array ?? new Uint8Array());
      const plugin = fieldsOf(metadata.get(1)?.[0] as Uint8Array ?? new Uint8Array());
      return {
        time: time as number,
        step: Number(step),
        tag: textOf(value.get(1)![0]),
        scalar: value.get(2)?.[0] as number | undefined,
        description: textOf(metadata.get(3)?.[0]),
        plugin: plugin.has(2)
          ? [textOf(plugin.get(1)![0]), fieldsOf(plugin.get(2)![0] as Uint8Array)]
          : null,
      };
    });
  });
  const source = fieldsOf(first!.get(10)![0] as Uint8Array);
  return { version: textOf(first!.get(3)![0]), writer: textOf(source.get(1)![0]), values };
}

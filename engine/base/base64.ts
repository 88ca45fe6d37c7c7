/** Base64 by what every platform has: Node 22 lacks `Uint8Array.prototype.toBase64`. */

/** As many bytes as arguments of one call. */
const PIECE = 8192;

/** Bytes as base64, RFC 4648 section 4, with padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += PIECE) {
    text += String.fromCharCode(...bytes.subarray(start, start + PIECE));
  }
  return btoa(text);
}

/**
 * The bytes that `toBase64` wrote.
 *
 * @throws {SyntaxError} If the text is not base64.
 */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const text = decode(base64), bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function decode(base64: string): string {
  try {
    return atob(base64);
  } catch (error) {
    throw new SyntaxError("Cannot read text as base64", { cause: error });
  }
}

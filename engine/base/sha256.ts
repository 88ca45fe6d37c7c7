import { sha256 as portableHash } from "@noble/hashes/sha2.js";
import { builtinModule } from "./builtin_module.ts";

/** A hash that takes bytes piece by piece. */
interface Hash {
  update(part: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** The part of node:crypto that is used here. */
interface Crypto {
  createHash(name: "sha256"): Hash;
}

const crypto = builtinModule<Crypto>("node:crypto");

/** A new hash in JavaScript: browsers have none that answers at once. */
export const createPortableHash = (): Hash => portableHash.create();

// The platform's is nine times as fast.
const createHash = crypto === undefined ? createPortableHash : () => crypto.createHash("sha256");

/**
 * The SHA-256 of texts and bytes, one after another, as 64 hexadecimal digits.
 *
 * Source: FIPS 180-4. Texts are hashed as UTF-8.
 *
 * @example
 * ```ts
 * import { sha256 } from "@gradnoise/gradnoise";
 *
 * if (!sha256("a", "bc").startsWith("ba7816bf")) throw new Error("not the SHA-256 of abc");
 * ```
 */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash(), encoder = new TextEncoder();
  for (const part of parts) hash.update(typeof part === "string" ? encoder.encode(part) : part);
  return Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

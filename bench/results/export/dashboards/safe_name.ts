import { sha256 } from "../../../../engine/base/mod.ts";

/** What every file system, TensorBoard and MLflow take as a name. */
const SAFE = /^\w([\w.\- ]*[\w\-])?$/;

/** Names that Windows keeps for devices, also with an extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

const LONGEST = 80;

/**
 * A name as a file may have it, without "/" or a way out of its folder. Commas become dashes, which MLflow
 * takes. Names that are not safe even so get a hash of the original at their end: no two become one.
 */
export function safeName(name: string): string {
  const plain = name.replaceAll(", ", " - ");
  const isSafe = SAFE.test(plain) && !DEVICE.test(plain) && plain.length <= LONGEST;
  if (isSafe && !name.includes(" - ")) return plain;
  return `${name.replace(/[^\w\-]+/g, "_").slice(0, LONGEST)}-${sha256(name).slice(0, 8)}`;
}

/** A name with slashes as folders in each other, each of them safe. */
export function safePath(name: string): string {
  return name.split("/").map(safeName).join("/");
}

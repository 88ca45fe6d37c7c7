import type { PhiloxKey } from "../engine/base/mod.ts";

const isWord = (value: unknown) => Number.isInteger(value) && value as number >>> 0 === value;

/** @throws {TypeError} If a key is not two whole numbers of 32 bits. */
export function checkKey(key: PhiloxKey): void {
  const given: unknown = key;
  if (Array.isArray(given) && given.length === 2 && given.every(isWord)) return;
  const got = given === undefined ? "without a key" : `with the key ${JSON.stringify(given)}`;
  throw new TypeError(
    `Cannot add noise ${got}: pass streamKey(seed, "noise"), two whole numbers of 32 bits`,
  );
}

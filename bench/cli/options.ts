import { own, UsageError, withoutPassword } from "../base/mod.ts";
import { isAddress } from "./addresses.ts";
import { resolveUserPath } from "./paths.ts";
import type { Shard } from "../run/mod.ts";
import { storeKinds, type StoreLocation } from "../run/store/kinds.ts";
import { LIMITS } from "../suites/limits.ts";

/** Reads an option whose value is a count of at least one, and at most another. */
export function parseCount(option: string, most?: number): (text: string) => number {
  return (text) => {
    const count = Number(text);
    if (!/^\d+$/.test(text) || count < 1 || !(count <= (most ?? Number.MAX_SAFE_INTEGER))) {
      const to = most === undefined ? "" : ` to ${most.toLocaleString("en-US")}`;
      throw new UsageError(`Cannot use ${option} ${text}: expected a whole number from 1${to}`);
    }
    return count;
  };
}

/** The port of `watch`, if no other is asked for. */
export const DEFAULT_PORT = 8173;

/** Reads `--port`. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new UsageError(`Cannot use --port ${text}: expected a whole number from 1 to 65535`);
}

/** Reads `--fraction`: a share of the trials. */
export function parseFraction(text: string): number {
  const fraction = Number(text);
  if (!/^[\d.]+$/.test(text) || !(fraction > 0 && fraction <= 1)) {
    throw new UsageError(`Cannot use --fraction ${text}: expected a number over 0 and at most 1`);
  }
  return fraction;
}

/** Reads `--shard`: which part of a suite, and of how many. */
export function parseShard(text: string): Shard {
  const [number, of] = /^(\d+)\/(\d+)$/.exec(text)?.slice(1).map(Number) ?? [0, 0];
  const refuse = (expected: string) =>
    new UsageError(`Cannot use --shard ${text}: expected ${expected}`);
  if (of === 0) throw refuse("a number and how many there are, as 7/64");
  if (of! > LIMITS.shards) throw refuse(`at most ${LIMITS.shards.toLocaleString("en-US")} shards`);
  if (number! < 1 || number! > of!) throw refuse(`a number from 1 to ${of}`);
  return { number: number!, of: of! };
}

/** Reads `--restart`: how often a scheduler has started the job again. */
export function parseRestart(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count > LIMITS.restarts) {
    const most = LIMITS.restarts.toLocaleString("en-US");
    throw new UsageError(`Cannot use --restart ${text}: expected a whole number from 0 to ${most}`);
  }
  return count;
}

/** Gathers the values of an option that may stand more than once. */
export function collect(text: string, before: string[] | undefined): string[] {
  return [...before ?? [], text];
}

/** Gathers `--data NAME=PATH`: folders by name. */
export function collectData(
  text: string,
  before: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, string> {
  const [, name, path] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || path === undefined) {
    throw new UsageError(`Cannot use --data ${text}: expected NAME=PATH, as babi=data/en`);
  }
  if (isAddress(path)) {
    throw new UsageError(`Cannot use --data ${withoutPassword(text)}: expected a folder`);
  }
  return new Map([...before ?? [], [name, resolveUserPath(path)]]);
}

/** How `--storage` is written, for each kind of store; that of a file last, which it is known by. */
export const STORAGE_FORMS = Object.values(storeKinds)
  .toSorted((one, other) => Number(one.isFile) - Number(other.isFile))
  .map(({ form }) => form).join(" or ");

/** Reads `--storage KIND:PLACE`. */
export function parseStorage(text: string): StoreLocation {
  const [, typed = "", place] = /^([^:]+):(.+)$/s.exec(text) ?? [];
  const kind = typed === "postgres" ? "postgresql" : typed, found = own(storeKinds, kind);
  if (found === undefined || place === undefined || found.isFile && isAddress(place)) {
    // There may be a password in what is no URL.
    const shown = text.includes("://") ? withoutPassword(text) : text.replace(/^.*@/s, "...@");
    throw new UsageError(`Cannot use --storage ${shown}: expected ${STORAGE_FORMS}`);
  }
  found.server?.hostOf(place);
  return { kind, place: found.isFile ? resolveUserPath(place) : place };
}

/** Reads names with commas between them. */
export function parseNames(text: string): string[] {
  const names = text.split(",").map((name) => name.trim()).filter((name) => name !== "");
  if (names.length === 0) throw new UsageError(`Cannot use "${text}": expected names, as id,seed`);
  return [...new Set(names)];
}

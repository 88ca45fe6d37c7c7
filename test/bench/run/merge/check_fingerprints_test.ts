import { UsageError } from "../../../../bench/base/mod.ts";
import {
  checkFingerprints,
  type StoreCode,
} from "../../../../bench/run/merge/check_fingerprints.ts";
import { assertThrows } from "../../../../std.ts";
import { makeRunRecord } from "../../_runs.ts";

/** A store that remembers a run by a code, with trials by their fingerprints. */
function storeOf(
  place: string,
  code: string,
  trials: Readonly<Record<string, string>> = {},
  name = "tiny",
): StoreCode {
  const record = makeRunRecord(name), [trial] = record.trials;
  const named = Object.entries(trials).map(([id, fingerprint]) => ({ ...trial!, id, fingerprint }));
  return { place, runs: code === "" ? [] : [{ ...record, fingerprint: code, trials: named }] };
}

Deno.test("checkFingerprints() lets plug-ins differ between trials, and code between runs", () => {
  const stores = [
    storeOf("1", "code", { a: "code", b: "code+mine" }),
    storeOf("2", "code", { a: "code", c: "code+other" }),
    storeOf("3", "new", { a: "new" }, "another"),
    storeOf("4", ""),
  ];
  // What it refuses, it throws.
  checkFingerprints(stores);
});

Deno.test("checkFingerprints() says which stores other code made, and what to do", () => {
  const stores = [storeOf("1", "code"), storeOf("2", "code"), storeOf("9", "new")];
  const message = "Cannot merge what different code made of tiny: code in 1 and 2; new in 9: " +
    "run all of it again with one version";
  assertThrows(() => checkFingerprints(stores), UsageError, `${message}`);
  assertThrows(
    () => checkFingerprints(stores.slice(1), stores[0]),
    UsageError,
    `${message}, or name another folder with --out`,
  );
  const many = Array.from({ length: 64 }, (_, i) => storeOf(`${i + 1}`, "code"));
  assertThrows(
    () => checkFingerprints([...many, storeOf("x", "b".repeat(64))]),
    UsageError,
    "code in 1, 2, 3, 4, 5 and 59 other stores; bbbbbbbbbbbb in x",
  );
});

Deno.test("checkFingerprints() refuses a trial of two plug-ins", () => {
  assertThrows(
    () =>
      checkFingerprints([
        storeOf("1", "code", { a: "code+mine" }),
        storeOf("2", "code", { a: "code+other" }),
      ]),
    UsageError,
    "trial a has the fingerprint mine in 1 and other in 2: run all of it again with one version",
  );
  assertThrows(
    () =>
      checkFingerprints([
        storeOf("1", "code", { a: "code" }),
        storeOf("2", "code", { a: "code+mine" }),
      ]),
    UsageError,
    "trial a has the fingerprint of no plug-in in 1 and mine in 2",
  );
});

import { UsageError } from "../../../../bench/base/mod.ts";
import {
  checkFingerprints,
  type StoreCode,
} from "../../../../bench/run/merge/check_fingerprints.ts";
import { assertThrows } from "../../../../std.ts";
import { makeRunRecord } from "../../_runs.ts";

function storeOf(place: string, run: string, ...trials: [id: string, print: string][]): StoreCode {
  return {
    place,
    runs: run === "" ? [] : [{ ...makeRunRecord("tiny"), fingerprint: run }],
    trials: trials.map(([id, fingerprint]) => ({ id, fingerprint })),
  };
}

Deno.test("checkFingerprints() lets plug-ins differ between trials", () => {
  const stores = [
    storeOf("1", "code", ["a", "code"], ["b", "code+mine"]),
    storeOf("2", "code", ["a", "code"], ["c", "code+other"]),
    storeOf("3", ""),
  ];
  // What it refuses, it throws.
  checkFingerprints(stores);
});

Deno.test("checkFingerprints() says which stores other code made, as runs or as trials", () => {
  const others = [storeOf("9", "new"), storeOf("9", "code", ["z", "new"])];
  for (const other of others) {
    const isRun = other.runs[0]!.fingerprint === "new";
    const stores = [storeOf("1", "code"), storeOf("2", "code"), other];
    assertThrows(
      () => checkFingerprints(stores),
      UsageError,
      `Cannot merge what different code made: code in ${
        isRun ? "1 and 2" : "1, 2 and 9"
      }; new in 9`,
    );
  }
  const many = Array.from({ length: 64 }, (_, i) => storeOf(`${i + 1}`, "code"));
  assertThrows(
    () => checkFingerprints([...many, storeOf("x", "b".repeat(64))]),
    UsageError,
    "code in 1, 2, 3, 4, 5 and 59 other stores; bbbbbbbbbbbb in x",
  );
});

Deno.test("checkFingerprints() refuses a trial of two plug-ins, of one store or of two", () => {
  const message = "trial a has the fingerprint mine in 1 and other in ";
  for (const place of ["1", "2"]) {
    const stores = [
      storeOf("1", "code", ["a", "code+mine"]),
      storeOf(place, "code", ["a", "code+other"]),
    ];
    assertThrows(() => checkFingerprints(stores), UsageError, message + place);
  }
  assertThrows(
    () => checkFingerprints([storeOf("1", "code", ["a", "code"], ["a", "code+mine"])]),
    UsageError,
    "trial a has the fingerprint of no plug-in in 1 and mine in 1",
  );
});

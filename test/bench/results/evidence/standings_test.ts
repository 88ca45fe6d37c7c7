import { claimStandings, type EvidenceFile } from "../../../../bench/results/evidence/mod.ts";
import { papers } from "../../../../bench/results/claims/mod.ts";
import { assertEquals, assertMatch } from "../../../../std.ts";

const claim = { id: "noise-one-stage-training", measured: { pairs: 200 } };

function fileOf(suite: string, claims: readonly unknown[]): EvidenceFile {
  return { suite: { name: suite }, claims } as unknown as EvidenceFile;
}

Deno.test("claimStandings() has every claim once, with evidence or with a reason", () => {
  const standings = claimStandings([fileOf("paper-memory-networks", [claim])]);
  assertEquals(
    standings.map(({ claim }) => claim.id),
    papers.flatMap(({ claims }) => claims.map(({ id }) => id)),
  );
  const own = standings.filter(({ evidence }) => evidence !== null);
  assertEquals(own.map(({ claim, reason }) => [claim.id, reason]), [[claim.id, null]]);
  for (const { evidence, reason } of standings) assertEquals(evidence === null, reason !== null);
});

Deno.test("claimStandings() says why a claim was not run: no suite, its time, or no pair", () => {
  const standings = claimStandings([
    fileOf("paper-memory-networks", [{ ...claim, measured: null }]),
  ]);
  const reasonOf = (id: string) => standings.find(({ claim }) => claim.id === id)!.reason!;
  assertEquals(
    reasonOf("programmer-grid-seeds"),
    "it compares no two arms: it says over which seeds nine runs spread, where a suite compares how many runs of two " +
      "arms succeed",
  );
  assertMatch(
    reasonOf("neural-gpu-1-percent"),
    /^paper-neural-gpu takes about [89]\d\d days of one core$/,
  );
  assertEquals(reasonOf(claim.id), "no pair of its trials has ended in paper-memory-networks");
});

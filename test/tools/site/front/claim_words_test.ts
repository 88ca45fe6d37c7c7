import { assert, assertEquals } from "../../../../std.ts";
import { readEvidence } from "../../../../bench/results/evidence/mod.ts";
import { measuredPair, publishedPair, remarks } from "../../../../tools/site/front/claim_words.ts";
import { experiments } from "../../../../tools/site/front/experiments.ts";
import { standings } from "../../../../tools/site/front/standings.ts";
import { EVIDENCE } from "../_site.ts";

const all = standings(await readEvidence(EVIDENCE));
const standing = (id: string) => all.find((one) => one.id === id)!;

Deno.test("counts are counts of successes, from without to with, and errors are percent", () => {
  assertEquals(publishedPair(standing("programmer-grid-noise")), {
    sides: ["1 of 216", "9 of 216"],
    difference: "−3.7",
  });
  const { record, ...rest } = standing("digits-zero-start");
  const solved = { both: 6, onlyVariant: 4, onlyReference: 1, neither: 0 };
  const counted = { ...record!, measured: { ...record!.measured, solved, pairs: 11 } };
  assertEquals(measuredPair({ ...rest, record: counted })!.sides, ["7 of 11", "10 of 11"]);
  assertEquals(measuredPair(standing("noise-one-stage-validation"))!.sides, ["19.5 %", "19.2 %"]);
  assertEquals(measuredPair(standing("programmer-grid-noise")), null);
});

Deno.test("a measured claim says its pairs, its p-value, its margin and its budget", () => {
  assertEquals(remarks(standing("noise-one-stage-validation")), [
    "200 pairs",
    "p = 0.600 (Holm, 9 claims)",
    "within ±1.0 points (95 %: −0.8 to +0.2)",
    "1000 % of the paper’s budget",
  ]);
  assertEquals(
    remarks(standing("digits-he-start"))[1],
    "not shown to be within ±1.0 points (95 %: +1.2 to +4.8)",
  );
});

Deno.test("each claim of the noise paper is of one experiment, and every claim that is drawn is there", () => {
  const ofPaper = all.filter(({ citation }) => citation.includes("1511.06807v1"));
  for (const { id } of ofPaper) {
    assertEquals(experiments.filter(({ claims }) => claims.test(id)).length, 1, id);
  }
  for (const { claims, main, drawn } of experiments) {
    for (const id of [...main.map(({ claim }) => claim), ...drawn]) {
      assert(claims.test(id) && standing(id) !== undefined, id);
    }
  }
  // Its numbers are what the first chart divides by.
  for (const { claim } of experiments.flatMap(({ main }) => main)) {
    assert(standing(claim).published !== null, claim);
  }
});

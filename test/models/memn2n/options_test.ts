import { memN2NSetting, parseMemN2NOptions } from "../../../models/memn2n/mod.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("memN2NSetting() says in the paper's words what a network is trained with", () => {
  const setting = (options: Record<string, unknown>, linearStart = true) =>
    memN2NSetting(parseMemN2NOptions(options), { phases: { linear: linearStart ? 20 : 0 } });
  assertEquals(setting({}), "PE LS RN, 3 hops, d 20");
  assertEquals(
    setting({ encoding: "bagOfWords", timeNoise: 0, hops: 1 }, false),
    "BoW, 1 hop, d 20",
  );
  // The paper's starred model.
  assertEquals(
    setting({ tying: "layerWise", relu: true, embeddingSize: 100 }),
    "PE LS LW RN, ReLU, 3 hops, d 100",
  );
  // Both ways to encode positions are PE, and where the paper is silent nothing is said.
  for (const options of [{ encoding: "position" }, { maskEmptySlots: true }]) {
    assertEquals(setting(options), setting({}));
  }
  // What nobody published has a name of its own.
  assertEquals(
    setting({ timeNoise: 0.2, temporalEncoding: "none", initialStandardDeviation: 0.05 }),
    "PE LS RN 0.2, no temporal encoding, initial deviation 0.05, 3 hops, d 20",
  );
});

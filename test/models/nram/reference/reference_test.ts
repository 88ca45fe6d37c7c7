import { NramReference } from "../../../../models/nram/reference/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { testOnBackends } from "../../../_tensors.ts";
import { randomParameters, randomTapes, smallOptions, withVariables } from "../_cases.ts";

testOnBackends("tapes are answered alike, however many at a time", () => {
  const options = smallOptions(), tapes = randomTapes(5, 6, options.steps);
  withVariables(options, randomParameters(options), (parameters) => {
    const together = new NramReference(options, parameters).answer(tapes, false);
    // One by one, and two, two and one.
    for (const mostEntries of [1, 2 * options.steps * 6 ** 2]) {
      const apart = new NramReference(options, parameters, mostEntries).answer(tapes, false);
      assertEquals(apart, together);
    }
  });
});

import {
  nameFaults,
  optionFaults,
  schemaFaults,
  suiteSchema,
} from "../../../bench/suites/schema/mod.ts";
import { suites } from "../../../bench/suites/mod.ts";
import { assertEquals } from "../../../std.ts";

for (const [name, suite] of Object.entries(suites)) {
  Deno.test(`the suite ${name} is one that a user could have written`, async () => {
    assertEquals(suite.name, name);
    assertEquals(suiteSchema.parse(suite), suite);
    const faults = [...schemaFaults(suite), ...nameFaults(suite), ...await optionFaults(suite)];
    assertEquals(faults, []);
  });
}

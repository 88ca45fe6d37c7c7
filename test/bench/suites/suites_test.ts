import { schemaFaults } from "../../../bench/suites/faults.ts";
import { nameFaults, optionFaults } from "../../../bench/suites/name_faults.ts";
import { suites } from "../../../bench/suites/mod.ts";
import { suiteSchema } from "../../../bench/suites/schema.ts";
import { assertEquals } from "../../../std.ts";

for (const [name, suite] of Object.entries(suites)) {
  Deno.test(`the suite ${name} is one that a user could have written`, async () => {
    assertEquals(suite.name, name);
    assertEquals(suiteSchema.parse(suite), suite);
    const faults = [...schemaFaults(suite), ...nameFaults(suite), ...await optionFaults(suite)];
    assertEquals(faults, []);
  });
}

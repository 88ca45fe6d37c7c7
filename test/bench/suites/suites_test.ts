import { schemaFaults } from "../../../bench/suites/schema/faults.ts";
import { nameFaults, optionFaults } from "../../../bench/suites/schema/name_faults.ts";
import { suites } from "../../../bench/suites/mod.ts";
import { suiteSchema } from "../../../bench/suites/schema/schema.ts";
import { assertEquals } from "../../../std.ts";

for (const [name, suite] of Object.entries(suites)) {
  Deno.test(`the suite ${name} is one that a user could have written`, async () => {
    assertEquals(suite.name, name);
    assertEquals(suiteSchema.parse(suite), suite);
    const faults = [...schemaFaults(suite), ...nameFaults(suite), ...await optionFaults(suite)];
    assertEquals(faults, []);
  });
}

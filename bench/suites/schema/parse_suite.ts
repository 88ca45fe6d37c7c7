import { UsageError } from "../../base/mod.ts";
import { type Fault, schemaFaults, sentenceOf } from "./faults.ts";
import { nameFaults, optionFaults } from "./name_faults.ts";
import { type Suite, suiteSchema } from "./schema.ts";

/**
 * A suite that is written in a program.
 *
 * @throws {UsageError} If it breaks the schema, or names what does not exist: the first fault, as a
 * sentence goes on.
 */
export async function parseSuite(value: unknown): Promise<Suite> {
  const refuse = ([first]: readonly Fault[]) => {
    if (first !== undefined) throw new UsageError(sentenceOf(first));
  };
  refuse([...schemaFaults(value), ...nameFaults(value)]);
  const suite = suiteSchema.parse(value);
  refuse(await optionFaults(suite));
  return suite;
}

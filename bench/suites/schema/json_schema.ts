import { z } from "zod";
import type { Json } from "../../../engine/base/mod.ts";
import { variants } from "../variants.ts";
import { workloads } from "../workloads.ts";
import { suiteFileSchema } from "./schema.ts";

/** Names that an editor offers, or text of another form. */
function offered(names: readonly string[], pattern?: string) {
  const other = { type: "string", ...pattern === undefined ? {} : { pattern } };
  return { anyOf: [{ enum: [...names] }, other] };
}

/**
 * The JSON Schema of a suite in a file, made from the schema that such files are read with. Editors show
 * its descriptions, and offer the names of workloads and variants.
 */
export function suiteJsonSchema(): Json {
  const { $schema, ...schema } = z.toJSONSchema(suiteFileSchema, {
    io: "input",
    reused: "inline",
    override({ jsonSchema, path }) {
      const place = path.join(".");
      if (place === "properties.workloads.items") {
        Object.assign(jsonSchema, offered(Object.keys(workloads), "\\*"));
        delete jsonSchema.type;
      }
      if (place === "properties.variants.items.anyOf.0") {
        jsonSchema.enum = Object.keys(variants);
      }
      if (place === "properties.variants.items.anyOf.1") {
        jsonSchema.anyOf = [{ required: ["noise"] }, { required: ["optimizer"] }];
      }
    },
  });
  return {
    $schema: $schema!,
    title: "A suite of gradnoise",
    description: "Workloads x variants x seeds: what `run FILE.json` trains.",
    ...schema,
  } as unknown as Json;
}

/** The text of docs/suite.schema.json. */
export function suiteJsonSchemaText(): string {
  return `${JSON.stringify(suiteJsonSchema(), null, 2)}\n`;
}

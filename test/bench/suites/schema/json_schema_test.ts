import {
  suiteJsonSchema,
  suiteJsonSchemaText,
} from "../../../../bench/suites/schema/json_schema.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { workloads } from "../../../../bench/suites/mod.ts";

type Schema = Readonly<Record<string, unknown>> & {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
};

const schema = suiteJsonSchema() as unknown as Schema;

Deno.test("docs/suite.schema.json is what `deno task bench schema` prints", async () => {
  const file = await Deno.readTextFile(
    new URL("../../../../docs/suite.schema.json", import.meta.url),
  );
  assertEquals(
    file,
    suiteJsonSchemaText(),
    "write it again: deno task bench schema > docs/suite.schema.json",
  );
});

Deno.test("the JSON Schema offers names of workloads and variants, and lets patterns through", () => {
  const [names, pattern] = schema.properties!.workloads!.items!.anyOf!;
  assertEquals(names!.enum, Object.keys(workloads));
  assert(new RegExp(String(pattern!.pattern)).test("memn2n/*"));
  const [name, variant] = schema.properties!.variants!.items!.anyOf!;
  assertEquals(name!.enum, ["plain", "noisy", "annealed", "dropout", "dropout+noisy"]);
  assertEquals(variant!.required, ["name"]);
  assertEquals(variant!.anyOf, [{ required: ["noise"] }, { required: ["optimizer"] }]);
});

Deno.test("the JSON Schema asks for what a suite cannot do without, and lets a file name its schema", () => {
  assertEquals(schema.required, ["name", "workloads", "variants", "seeds", "data"]);
  assertEquals(schema.additionalProperties, false);
  assertEquals(schema.properties!.$schema!.type, "string");
});

Deno.test("every field of a suite is described", () => {
  const bare = Object.entries(schema.properties!).filter(([, field]) =>
    typeof field.description !== "string"
  );
  assertEquals(bare, []);
});

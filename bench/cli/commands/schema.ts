import { defineCommand } from "./command_row.ts";

/** `schema`. */
export const schema = defineCommand({
  name: "schema",
  help: "Print the JSON Schema of suite files, for editors.",
  async action() {
    const { suiteJsonSchemaText } = await import("../../suites/schema/mod.ts");
    const { print } = await import("../print.ts");
    print(...suiteJsonSchemaText().trimEnd().split("\n"));
  },
});

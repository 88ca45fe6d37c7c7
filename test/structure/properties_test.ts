import { fc } from "../_properties.ts";
import { assertEquals } from "../../std.ts";
import { readSource, sourceFiles } from "../_module_graph.ts";

Deno.test("properties see the same examples in every run", () => {
  const examples = () => {
    const seen: number[] = [];
    fc.assert(fc.property(fc.nat(), (number) => void seen.push(number)));
    return seen;
  };
  assertEquals(examples(), examples());
  // The import rule keeps fast-check itself out of the other files.
  const set = sourceFiles("test/").filter((path) => /onfigureGlobal\(/.test(readSource(path)));
  assertEquals(set, ["test/_properties.ts"]);
});

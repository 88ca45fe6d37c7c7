import { addEntry } from "../../../engine/base/mod.ts";
import { assertEquals, assertThrows } from "../../../std.ts";

Deno.test("an entry is added under a name that is free", () => {
  const table: Record<string, number> = { one: 1 };
  addEntry(table, "number", "two", 2);
  assertEquals(table, { one: 1, two: 2 });
});

Deno.test("a name that is taken is refused, and the entry stays", () => {
  const table: Record<string, number> = { one: 1 };
  assertThrows(
    () => addEntry(table, "number", "one", 2),
    TypeError,
    'Cannot add the number "one": there is one of that name already',
  );
  assertEquals(table.one, 1);
});

import { UsageError } from "../../bench/errors.ts";
import { lookUp, selectNames } from "../../bench/select.ts";
import { assertEquals, assertThrows } from "../../std.ts";

const own = ["memn2n/babi-qa1", "memn2n/babi-qa2", "memn2n/babi-qa10"];
const others = ["memn2n/babi-qa1", "memn2n/babi-qa3"];

Deno.test("selectNames() takes names and patterns, in the order of the table, each once", () => {
  const select = (...patterns: string[]) => selectNames("workload", patterns, own, others);
  assertEquals(select("memn2n/babi-qa10", "memn2n/babi-qa1"), [own[0]!, own[2]!]);
  assertEquals(select("*qa1*"), [own[0]!, own[2]!]);
  assertEquals(select("*qa1", "*qa1"), [own[0]!]);
  assertEquals(select("*"), own);
});

Deno.test("selectNames() finds among the other names what is written out, not what a * matches", () => {
  assertEquals(selectNames("workload", ["memn2n/babi-qa3"], own, others), ["memn2n/babi-qa3"]);
  assertThrows(() => selectNames("workload", ["*qa3"], own, others), UsageError);
});

Deno.test("selectNames() takes no character but * as special", () => {
  assertThrows(() => selectNames("workload", ["memn2n.babi-qa1"], own), UsageError);
  assertEquals(selectNames("variant", ["a.b"], ["axb", "a.b"]), ["a.b"]);
});

Deno.test("selectNames() and lookUp() suggest the name that is most like an unknown one", () => {
  const message = 'Unknown workload "memn2n/babi-q10"; did you mean "memn2n/babi-qa10"?';
  assertThrows(() => selectNames("workload", ["memn2n/babi-q10"], own), UsageError, message);
  assertThrows(
    () => lookUp("variant", { plain: 1, noisy: 2 }, "noisey"),
    UsageError,
    'Unknown variant "noisey"; did you mean "noisy"?',
  );
  // A name that every object has is no name of the table.
  assertThrows(() => lookUp("variant", { plain: 1 }, "toString"), UsageError, "Unknown variant");
});

import { lookUp, nearest, selectNames, unknownName, UsageError } from "../../../bench/base/mod.ts";
import { assertEquals, assertThrows } from "../../../std.ts";

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
  // Two neighbors that are swapped count as one slip.
  assertEquals(nearest("sdg", ["adam", "sgd"]), "sgd");
  assertEquals(nearest("sdx", ["adam", "sgd"]), null);
  // A name that every object has is no name of the table.
  assertThrows(() => lookUp("variant", { plain: 1 }, "toString"), UsageError, "Unknown variant");
});

Deno.test("selectNames() matches patterns of many stars without going back and forth", () => {
  const names = Array.from({ length: 100 }, (_, i) => `memn2n/babi-qa${i}`);
  const started = performance.now();
  for (
    const pattern of ["*".repeat(1000) + "!", "*a".repeat(1000), "*m*e*m*n*2*n*/*b*a*b*i*-*q*!"]
  ) {
    assertThrows(() => selectNames("workload", [pattern], names), UsageError);
  }
  const long = "a".repeat(20_000);
  assertThrows(() => selectNames("variant", [`${"*a".repeat(2000)}b`], [long]), UsageError);
  assertEquals(performance.now() - started < 5000, true);
});

/** By the definition, with backtracking: a star is nothing, or one more character and a star. */
function matchesByDefinition(pattern: string, name: string): boolean {
  if (pattern === "") return name === "";
  const [first, rest] = [pattern[0]!, pattern.slice(1)];
  if (first === "*") {
    return matchesByDefinition(rest, name) ||
      (name !== "" && matchesByDefinition(pattern, name.slice(1)));
  }
  return first === name[0] && matchesByDefinition(rest, name.slice(1));
}

Deno.test("selectNames() matches as the definition of a star says, over all short patterns", () => {
  const words = (signs: string, most: number): string[] =>
    most === 0 ? [""] : ["", ...words(signs, most - 1)].flatMap((word) => [
      word,
      ...[...signs].map((sign) => word + sign),
    ]);
  const names = [...new Set(words("ab", 4))].filter((name) => name !== "");
  for (const pattern of new Set(words("ab*", 4))) {
    if (!pattern.includes("*")) continue;
    const expected = names.filter((name) => matchesByDefinition(pattern, name));
    if (expected.length === 0) continue;
    assertEquals(selectNames("variant", [pattern], names).toSorted(), expected.toSorted(), pattern);
  }
});

Deno.test("nearest() is silent where no name is near", () => {
  const known = ["plain", "noisy", "annealed", "memn2n/babi-qa12"];
  assertEquals(
    ["plane", "babi-qa12", "xyz", "memory", "memn2n/babi-qa1", ""].map((word) =>
      nearest(word, known)
    ),
    ["plain", "memn2n/babi-qa12", null, null, "memn2n/babi-qa12", null],
  );
  assertEquals(nearest("plain".repeat(100_000), known), null);
  assertEquals(nearest("plain", []), null);
});

Deno.test("unknownName() says what lists the names where none is near", () => {
  assertEquals(
    unknownName("workload", "zzz", ["memn2n/babi-qa1"]).message,
    'Unknown workload "zzz"; `list workloads` lists them',
  );
  assertEquals(
    unknownName("data set", "zzz", ["babi", "tables"]).message,
    'Unknown data set "zzz"; there are babi and tables',
  );
  assertEquals(unknownName("variant", "zzz", ["plain"]).message, 'Unknown variant "zzz"');
});

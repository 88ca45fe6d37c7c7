import { columnNames, meaningOf, synonyms, templatesOf } from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";

const meanings: Readonly<Record<string, string | null>> = {
  "sum A": "What is the sum of A?",
  "count": "How many rows are there?",
  "print T": "What are the values of T?",
  "greater 17.27 A and lesser -19.21 D count":
    "How many rows are there where A is greater than 17.27 and D is less than -19.21?",
  "match amber T print A": "What are the values of A in the rows where T is amber?",
  "under 3 A or bigger than 4 B total of B":
    "What is the sum of B in the rows where A is less than 3 or B is greater than 4?",
  "sum A difference count": "What is the sum of A minus the number of rows?",
  "how many": "How many rows are there?",
  "count of difference between sum of B": "What is the number of rows minus the sum of B?",
  // A column may be called as a part of a synonym.
  "sum of": "What is the sum of of?",
  "total of of": "What is the sum of of?",
  // What no template makes has no meaning that we could tell.
  "": null,
  "17 sum A": null,
  "sum": null,
  "sum A B": null,
  "count A": null,
  "greater 17 count": null,
  "greater 1 A lesser 2 A count": null,
  "greater 1 A and count": null,
  "sum A difference print A": null,
  "how many rows": null,
};

for (const [question, meaning] of Object.entries(meanings)) {
  Deno.test(`meaningOf("${question}") is ${meaning}`, () => {
    assertEquals(meaningOf(question), meaning);
  });
}

Deno.test("meaningOf() knows what every template asks, in every synonym", () => {
  const names = columnNames(2, 1);
  const seen = new Set<string>();
  const templates = templatesOf(4, 2, 1);
  // Greater has six.
  const longest = Math.max(...Object.values(synonyms).map(({ length }) => length));
  for (const { tokens } of templates) {
    const texts = [...Array(longest).keys()].map((i) =>
      tokens.map((token) =>
        token.kind === "operation"
          ? synonyms[token.operation]![i % synonyms[token.operation]!.length]!
          : token.kind === "column"
          ? names[token.column]!
          : token.operation === "match"
          ? "amber"
          : "1.5"
      ).join(" ")
    );
    const meanings = texts.map(meaningOf);
    assert(meanings[0] !== null, texts[0]);
    assertEquals(new Set(meanings).size, 1, texts.join());
    seen.add(meanings[0]!);
  }
  assertEquals(seen.size, templates.length);
});

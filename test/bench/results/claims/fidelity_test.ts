import { fidelityNotes, fidelityOf, fidelityTitles } from "../../../../bench/results/claims/mod.ts";
import { suites } from "../../../../bench/suites/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";

Deno.test("notes on fidelity are sentences about suites that there are", () => {
  for (const { suites: names, kind, text } of fidelityNotes) {
    assert(names.length > 0 && names.every((name) => Object.hasOwn(suites, name)), text);
    assert(Object.hasOwn(fidelityTitles, kind));
    assert(/^[A-Z].*\.$/s.test(text), text);
  }
});

Deno.test("what is known of position encoding, of the data, and of noise near convergence is there", () => {
  const kinds = (suite: string) => fidelityOf(suite).map(({ kind }) => kind);
  assertEquals(new Set(kinds("paper-memory-networks")), new Set(Object.keys(fidelityTitles)));
  const [encoding] = fidelityOf("ladder").filter(({ text }) => text.includes("osition encoding"));
  assert(encoding!.text.includes("−13.9 points (95 %: −18.0 to −9.8)"));
  assertEquals(kinds("quick"), []);
});

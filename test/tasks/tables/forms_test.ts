import { choicesOf, countForms, formsOf } from "../../../tasks/tables/forms.ts";
import { templatesOf } from "../../../tasks/tables/mod.ts";
import { assertEquals } from "../../../std.ts";

const countAll = (numeric: number, text: number, variety: boolean) =>
  templatesOf(text > 0 ? 4 : 3, numeric, text)
    .reduce((sum, template) => sum + countForms(template, variety), 0);

Deno.test('"greater [n] sum" has the paper\'s 24 forms, and one column 1,368 in all', () => {
  const templates = templatesOf(3, 1, 0);
  const greater = templates.find(({ kind }) => kind === "greater sum")!;
  assertEquals(countForms(greater, true), 24);
  assertEquals(countForms(greater, false), 1);
  // Aggregates: sum 4, count 3, print 3 words. Comparisons: greater 6, lesser 5. So 10 of none, 11 x 10 of
  // one, 4 x 6 x 5 x 10 of two; differences 2 x 4 x 2 x 3.
  assertEquals(10 + 110 + 1200 + 48, 1368);
  assertEquals(countAll(1, 0, true), 1368);
  // Of five columns: 5 x 4 + 3 + 5 x 3 = 38 aggregates, 5 x 11 comparisons, 4 x 25 x 30 pairs, 10 x 24.
  assertEquals(countAll(5, 0, true), 38 * (1 + 55 + 3000) + 240);
});

Deno.test("each word to match makes a form", () => {
  // 4 aggregates; comparisons: greater, lesser and 10 words; pairs of two kinds, in both orders, joined in
  // two ways: 2 x 2 x (1 + 10 + 10); and 2 differences.
  assertEquals(countAll(1, 1, false), 4 * (1 + 12 + 84) + 2);
  // Of 3 + 2 columns: 9 aggregates, 6 + 20 comparisons, 4 x (9 + 60 + 60) pairs, 6 differences.
  assertEquals(countAll(3, 2, false), 9 * (1 + 26 + 516) + 6);
  // Of words of another number.
  const match = templatesOf(4, 1, 1).find(({ kind }) => kind === "match count")!;
  assertEquals(countForms(match, true, 7), 7 * 3);
});

Deno.test("every form chooses otherwise, and all choices have a form", () => {
  const templates = templatesOf(4, 1, 1).filter(({ kind }) => kind === "match or greater sum");
  const forms = formsOf(templates, true);
  // 10 words, 6 and 4 synonyms; both match and or have one word.
  assertEquals(forms.length, 10 * 6 * 4);
  const choices = forms.map((form) => choicesOf(form, true));
  assertEquals(new Set(choices.map(String)).size, 240);
  // match, [word], T, or, greater, [number], A, sum, A
  const most = choices[0]!.map((_, i) => 1 + Math.max(...choices.map((own) => own[i]!)));
  assertEquals(most, [1, 10, 1, 1, 6, 1, 1, 4, 1]);
});

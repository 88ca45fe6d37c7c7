import { fc } from "../../../_properties.ts";
import { isShown, parseView, wholeView, writeView } from "../../../../bench/report/page/view.ts";
import { assert, assertEquals } from "../../../../std.ts";

const known = {
  workload: ["memn2n/babi-qa1", "a&b=c?#", "ü, 北京"],
  variant: ["plain", "noisy"],
  chart: ["workload-0-loss"],
};

Deno.test("writeView() gives a plain anchor, or nothing, when everything is shown", () => {
  assertEquals(writeView(wholeView()), "");
  assertEquals(writeView({ ...wholeView(), section: "curves" }), "#curves");
});

Deno.test("parseView() reads what a link says", () => {
  const view = parseView(
    "#curves?workload=memn2n%2Fbabi-qa1&seeds=no&chart=workload-0-loss%3Ahide1%2Clinear&open=x",
    known,
  );
  assertEquals(view.section, "curves");
  assertEquals([...view.workload], ["memn2n/babi-qa1"]);
  assertEquals(view.seeds, false);
  assertEquals(view.charts.get("workload-0-loss"), {
    hidden: new Set([1]),
    seeds: null,
    linear: true,
  });
  assertEquals([isShown(view, "workload", "ü, 北京"), isShown(view, "variant", "plain")], [
    false,
    true,
  ]);
});

Deno.test("parseView() leaves out what it does not know", () => {
  const links = [
    "?workload=gone&chart=gone:linear",
    "?chart=workload-0-loss",
    "?new=1&variant=",
    "?",
  ];
  for (const link of links) assertEquals(parseView(link, known), wholeView());
});

Deno.test("parseView() gives the view back that writeView() wrote", () => {
  const some = (names: string[]) => fc.subarray(names).map((list) => new Set(list));
  const chart = fc.record({
    hidden: fc.uniqueArray(fc.nat(9)).map((list) => new Set(list)),
    seeds: fc.constantFrom(true, false, null),
    linear: fc.boolean(),
  }).filter(({ hidden, seeds, linear }) => hidden.size > 0 || seeds !== null || linear);
  const view = fc.record({
    section: fc.constantFrom("", "curves"),
    workload: some(known.workload),
    variant: some(known.variant),
    seeds: fc.boolean(),
    measure: fc.constantFrom("", "trainLoss"),
    against: fc.constantFrom("", "a&b=c?#"),
    charts: fc.option(chart).map((one) => new Map(one ? [["workload-0-loss", one]] : [])),
    open: some(["curves-1", "all-trials"]),
    closed: some(["curves-0"]),
  });
  fc.assert(fc.property(view, (one) => assertEquals(parseView(writeView(one), known), one)));
});

Deno.test("parseView() takes any text", () => {
  fc.assert(fc.property(fc.string(), (text) => {
    const { charts, workload } = parseView(text, known);
    assert(charts.size <= 1 && workload.size <= 3);
  }));
});

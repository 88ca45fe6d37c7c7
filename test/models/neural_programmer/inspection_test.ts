import type {
  Detail,
  Details,
  GroupDetail,
  InspectedTrial,
  ValueSeries,
} from "../../../models/mod.ts";
import {
  type ProgrammerInspection,
  programmerInspectionSchema,
  programs,
  type SearchInspection,
} from "../../../models/neural_programmer/mod.ts";
import { parseOptimizer } from "../../../optim/mod.ts";
import { assert, assertEquals, assertMatch } from "../../../std.ts";
import { programmer, summed, tables } from "../../bench/_tables.ts";

type Seen = Omit<SearchInspection["history"][0], "update">;

function trial(variant: string, isNoisy: boolean, testError = 0): InspectedTrial {
  const noise = isNoisy ? "noise(annealed(eta=1)) > " : "";
  return {
    ...{ id: `id-${variant}`, variant, seed: 3, testError, options: {} },
    optimizer: parseOptimizer(`clip(10) > ${noise}sgd(0.01)`),
    length: { before: 0, last: 4 },
  };
}

function search(...history: readonly (readonly [update: number, seen: Seen])[]): SearchInspection {
  return { kind: "search", history: history.map(([update, seen]) => ({ update, ...seen })) };
}

const start: Seen = { texts: 20, found: 5, knownEntropy: 2.3, unknownEntropy: 2.302 };
const settled: Seen = { texts: 23, found: 22, knownEntropy: 0.5, unknownEntropy: 0.9 };
const all: Seen = { texts: 23, found: 23, knownEntropy: 0.25, unknownEntropy: null };
const soft: Seen = { texts: null, found: null, knownEntropy: null, unknownEntropy: 2.1 };

function shown(
  place: number,
  isNoisy: boolean,
  inspections: readonly ProgrammerInspection[],
  arm = { name: `v${place}`, variant: `v${place}`, testError: 0 },
) {
  return {
    arm: { name: arm.name, place },
    trial: trial(arm.variant, isNoisy, arm.testError),
    inspections,
  };
}

function find<K extends Detail["kind"]>(kind: K, details: Details) {
  return details.filter((one) => one.kind === kind) as Extract<Detail, { kind: K }>[];
}

function chartsOf(details: Details) {
  return find("chart", details).flatMap(({ charts }) => charts);
}

Deno.test("choose() keeps programs, the program of each kind, and how the search went", () => {
  const dataset = tables();
  const model = programmer(dataset);
  const history = [{ update: 0, epoch: 0, seen: start }, { update: 90, epoch: 1, seen: all }];
  const chosen = programs.choose(model, dataset, history);
  for (const one of chosen) assertEquals(programmerInspectionSchema.parse(one), one);
  assertEquals(chosen.map(({ kind }) => kind), [
    ...Array(6).fill("program"),
    ...["kinds", "search"],
  ]);
  assertEquals(chosen.at(-1), search([0, start], [90, all]));
  assertEquals(programs.choose(model, dataset, []).map(({ kind }) => kind), [
    ...Array(6).fill("program"),
    "kinds",
  ]);
});

Deno.test("choose() tells the program of each kind, whether it is right, and whether it means more", () => {
  const dataset = tables();
  const kindsOf = (isWrong: boolean) => {
    const model = programmer(dataset, () => isWrong);
    const kinds = programs.choose(model, dataset, []).find(({ kind }) => kind === "kinds");
    assert(kinds?.kind === "kinds");
    return kinds.programs;
  };
  const [right, wrong] = [false, true].map(kindsOf);
  assertEquals(right!.map(({ part }) => part), dataset.parts.map(({ task }) => task));
  assert(right!.every(({ right, shortest }) => right && shortest === true));
  const own = { part: "lesser sum", question: summed.question };
  assertEquals(right![0], {
    ...own,
    ...{ words: "lesser than 42.5 in B, sum of B", right: true, shortest: true },
  });
  // All 120 rows are summed.
  assertEquals(wrong![0], { ...own, words: "sum of B", right: false, shortest: false });
  const sum = wrong!.find(({ part }) => part === "sum")!;
  assertEquals([sum.right, sum.shortest], [true, true]);
});

Deno.test("the schema of inspections reads old results, and nothing that is not there", () => {
  const dataset = tables();
  const [program] = programs.choose(
    programmer(dataset),
    dataset,
    [],
  );
  assert(programmerInspectionSchema.safeParse(program).success);
  const reads = (seen: unknown) =>
    programmerInspectionSchema.safeParse({ kind: "search", history: [seen] }).success;
  assert(reads({ update: 0, ...soft }));
  assertEquals(reads({ update: 0, ...soft, unknownEntropy: -1 }), false);
  assertEquals(reads({ update: 0, ...soft, found: 0.5 }), false);
  assertEquals(reads(soft), false);
  assertEquals(programmerInspectionSchema.safeParse(search()).success, false);
});

Deno.test("together() draws entropy and found texts of each variant, then its programs", () => {
  const dataset = tables();
  const chosen = programs.choose(
    programmer(dataset),
    dataset,
    [],
  );
  const details = programs.together!([
    shown(0, false, [...chosen, search([0, start], [40, settled], [90, settled])]),
    shown(1, true, [...chosen, search([0, start], [40, { ...start, texts: 23 }], [70, all])]),
  ]);
  assertEquals(details.map(({ kind }) => kind), ["text", "chart", "group", "group"]);
  const [entropy, found, ...others] = chartsOf(details);
  assertEquals(others, []);
  assertEquals(entropy!.labels, [0, 40, 70, 90]);
  assertEquals(entropy!.span, [0, Math.log(10)]);
  assertMatch(entropy!.note!, /at most ln 10 = 2\.30\.$/);
  const lines = (chart: typeof entropy) =>
    (chart!.series as readonly ValueSeries[]).map(({ variant, style, x, values }) => ({
      ...{ variant, style, x, values },
    }));
  assertEquals(lines(entropy), [
    { variant: 0, style: "mean", x: [0, 40, 90], values: [2.302, 0.9, 0.9] },
    { variant: 0, style: "table", x: [0, 40, 90], values: [2.3, 0.5, 0.5] },
    // At update 70 there is no text without a program any more.
    { variant: 1, style: "mean", x: [0, 40], values: [2.302, 2.302] },
    { variant: 1, style: "table", x: [0, 40, 70], values: [2.3, 2.3, 0.25] },
  ]);
  // 5 of 20, 22 of 23, 5 of 23.
  assertEquals(lines(found), [
    { variant: 0, style: "mean", x: [0, 40, 90], values: [25, 95.65, 95.65] },
    { variant: 1, style: "mean", x: [0, 40, 70], values: [25, 21.74, 100] },
  ]);
  const groups = find("group", details) as readonly GroupDetail[];
  assertEquals(groups.map(({ title, fold, about }) => [title, fold, about]), [
    ["v0, seed 3", "open", { variant: "v0" }],
    ["v1, seed 3", "closed", { variant: "v1" }],
  ]);
  assertEquals(groups[0]!.details.map(({ kind }) => kind), [...Array(6).fill("player"), "group"]);
});

Deno.test("together() draws the entropy alone where no programs are searched", () => {
  const details = programs.together!([shown(0, false, [search([0, soft], [9, soft])])]);
  const [entropy, ...others] = chartsOf(details);
  assertEquals([entropy!.series.length, others], [1, []]);
  assertEquals(details.map(({ kind }) => kind), ["text", "chart"]);
});

Deno.test("together() shows old results without a chart", () => {
  const kinds: ProgrammerInspection = {
    kind: "kinds",
    programs: [{ part: "sum", question: "sum A", words: "count", right: false, shortest: false }],
  };
  const details = programs.together!([shown(0, false, [kinds])]);
  assertEquals(details.map(({ kind }) => kind), ["group"]);
  assertEquals(programs.together!([]), []);
});

Deno.test("together() takes the best configuration of an arm", () => {
  const details = programs.together!(
    [0.5, 0.1, 0.2].map((testError, i) =>
      shown(1, true, [search([i, start])], { name: "noisy", testError, variant: `noisy-${i}` })
    ),
  );
  const [entropy] = chartsOf(details);
  assertEquals(entropy!.series.map(({ x }) => x), [[1], [1]]);
});

Deno.test("together() draws no more variants than a reader can tell apart", () => {
  const placesOf = (count: number) => {
    const all = Array.from({ length: count }, (_, i) => shown(i, i >= 2, [search([0, soft])]));
    return chartsOf(programs.together!(all))[0]!.series.map(({ variant }) => variant);
  };
  assertEquals(placesOf(6), [0, 1, 2, 3, 4, 5]);
  // The first without noise, and the first with it.
  assertEquals(placesOf(7), [0, 2]);
});

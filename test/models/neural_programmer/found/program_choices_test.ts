import { ProgramChoices } from "../../../../models/neural_programmer/found/mod.ts";
import { RandomStream, streamKey } from "../../../../engine/mod.ts";
import { type OperationName, operationNames, type TableBatch } from "../../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { smallBatch } from "../../_table_batch.ts";

const O = operationNames.length, DRAWS = 20_000;

/** Weights of all operations. */
const operations = (weights: Partial<Record<OperationName, number>>) =>
  operationNames.map((name) => weights[name] ?? 0);

/** Two questions about A, B and T, of two numbers and three words each. */
const batch: TableBatch = {
  ...smallBatch(),
  ...{ size: 2, questionNumbers: 2, questionWords: 4 },
  tableColumns: new Uint8Array(6).fill(1),
  questions: Int32Array.of(1, 2, 0, 0, 2, 1, 1, 0),
  questionLengths: Int32Array.of(2, 3),
  operandPositions: Int32Array.of(0, -2, 0, 1),
  isScalar: Uint8Array.of(1, 1),
};

/** The second question has the first program; the other's, and the other question's weights, are elsewhere. */
const elsewhere = operations({ and: 1 });
const weights = (
  first: Partial<Record<OperationName, number>>,
  last: Partial<Record<OperationName, number>>,
) => ({
  ...{ programCount: 2, programs: Int32Array.of(1, 0) },
  operations: Float32Array.from(
    [operations(first), elsewhere, operations(last), elsewhere].flat(),
  ),
  columns: Float32Array.of(0.125, 0.375, 0.5, 0, 0, 1, 0.75, 0.125, 0.125, 0, 0, 1),
  greater: Float32Array.of(1, 0, 0.25, 0.75),
  lesser: Float32Array.of(0, 1, 0.5, 0.5),
  match: Float32Array.of(0, 1, 0, 0, 0.125, 0.25, 0.625, 0),
});

/** How often each draft of the second question is drawn, of those that count. */
function drawn(
  given: {
    readonly first: Parameters<typeof weights>[0];
    readonly last: Parameters<typeof weights>[1];
  },
  uniformShare: number,
  seen: (draft: Draft, answers: boolean) => string | number | null,
  changes: Partial<TableBatch> = {},
  others: Partial<ReturnType<typeof weights>> = {},
) {
  const choices = new ProgramChoices(
    { ...batch, ...changes },
    { ...weights(given.first, given.last), ...others },
    1,
    uniformShare,
  );
  const random = new RandomStream(streamKey(1, "programs")), shares = new Map<string, number>();
  const draft: Draft = {
    ...{ operations: [0, 0], columns: [0, 0], greater: 9, lesser: 9, match: 9 },
  };
  let count = 0;
  for (let i = 0; i < DRAWS; i++) {
    const key = seen(draft, choices.draw(draft, random));
    if (key === null) continue;
    count += 1;
    shares.set(String(key), (shares.get(String(key)) ?? 0) + 1);
  }
  return { count, shares };
}

interface Draft {
  operations: number[];
  columns: number[];
  greater: number;
  lesser: number;
  match: number;
}

/** Each share within four standard deviations; nothing else was drawn. */
function assertShares(
  { count, shares }: ReturnType<typeof drawn>,
  expected: Readonly<Record<string | number, number>>,
): void {
  assert(count > 4000, `${count} draws`);
  for (const [key, p] of Object.entries(expected)) {
    const share = (shares.get(key) ?? 0) / count;
    const deviation = Math.sqrt(p * (1 - p) / count);
    assert(Math.abs(share - p) <= 4 * deviation + 1e-9, `${key}: ${share}, not ${p}`);
  }
  const other = [...shares.keys()].filter((key) => (expected[key] ?? 0) === 0);
  assertEquals(other, []);
}

const name = (draft: Draft, step: number) => operationNames[draft.operations[step]!]!;

Deno.test("ProgramChoices draws operations by their weights, and with some probability alike", () => {
  const given = { first: { reset: 0.5, count: 0.25, or: 0.25 }, last: { count: 1 } };
  assertShares(drawn(given, 0, (draft) => name(draft, 0)), given.first);
  const mixed = operationNames.map((one) =>
    [one, 0.8 * (given.first as Record<string, number>)[one]! || 0] as const
  );
  const expected = Object.fromEntries(mixed.map(([one, p]) => [one, p + 0.2 / O]));
  const answers = (draft: Draft, is: boolean) => is ? name(draft, 0) : null;
  assertShares(drawn(given, 0.2, answers), expected);
  assertShares(
    drawn(given, 1, answers),
    Object.fromEntries(operationNames.map((one) => [one, 1 / O])),
  );
});

Deno.test("ProgramChoices wants a last step that answers with what the question asks for", () => {
  const last = { sum: 0.25, count: 0.25, print: 0.25, reset: 0.125, difference: 0.125 };
  const given = { first: { reset: 1 }, last };
  const seen = (draft: Draft, answers: boolean) => `${name(draft, 1)} ${answers}`;
  assertShares(drawn(given, 0, seen), {
    ...{ "sum true": 0.25, "count true": 0.25, "difference true": 0.125 },
    ...{ "print false": 0.25, "reset false": 0.125 },
  });
  assertShares(drawn(given, 0, seen, { isScalar: Uint8Array.of(1, 0) }), {
    ...{ "sum false": 0.25, "count false": 0.25, "difference false": 0.125 },
    ...{ "print true": 0.25, "reset false": 0.125 },
  });
});

Deno.test("ProgramChoices draws columns of the kind that the operation takes, of those that are there", () => {
  const column = (step: number) => (draft: Draft, answers: boolean) =>
    answers ? draft.columns[step]! : null;
  const first = { first: { sum: 1 }, last: { count: 1 } };
  // Of 1/8 and 3/8; then a fifth is uniform.
  assertShares(drawn(first, 0, column(0)), { 0: 0.25, 1: 0.75 });
  // Of uniform first operations a tenth are "sum", and as much of the answers "count".
  const ofSums = (draft: Draft, answers: boolean) =>
    answers && name(draft, 0) === "sum" ? draft.columns[0]! : null;
  assertShares(drawn(first, 0.2, ofSums), { 0: 0.3, 1: 0.7 });
  // The last step has other weights, and "print" takes any column.
  const printed = { first: { reset: 1 }, last: { print: 1 } };
  const asCells = { isScalar: Uint8Array.of(1, 0) };
  assertShares(drawn(printed, 0, column(1), asCells), { 0: 0.75, 1: 0.125, 2: 0.125 });
  assertShares(drawn(printed, 0, column(0), asCells), { "-1": 1 });
  assertShares(
    drawn(printed, 0, column(1), { ...asCells, tableColumns: Uint8Array.of(0, 0, 0, 1, 0, 1) }),
    { 0: 6 / 7, 2: 1 / 7 },
  );
  assertShares(drawn({ first: { match: 1 }, last: { count: 1 } }, 0, column(0)), { 2: 1 });
  assertShares(drawn(first, 0, column(0), { tableColumns: Uint8Array.of(1, 1, 1, 0, 1, 1) }), {
    1: 1,
  });
  // The softmax settled on the words: of the numbers none is likelier.
  const settled = { columns: Float32Array.of(0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1) };
  assertShares(drawn(first, 0, column(0), {}, settled), { 0: 0.5, 1: 0.5 });
});

Deno.test("ProgramChoices draws nothing where no column is of the operation's kind", () => {
  const answers = (_: Draft, is: boolean) => String(is);
  const given = { first: { sum: 1 }, last: { count: 1 } };
  assertShares(drawn(given, 0, answers, { tableColumns: Uint8Array.of(1, 1, 1, 0, 0, 1) }), {
    false: 1,
  });
  const match = { first: { match: 1 }, last: { count: 1 } };
  assertShares(drawn(match, 0, answers, { tableColumns: Uint8Array.of(1, 1, 1, 1, 1, 0) }), {
    false: 1,
  });
});

Deno.test("ProgramChoices draws numbers and words by attention, where a step compares with them", () => {
  const place = (which: "greater" | "lesser" | "match") => (draft: Draft) => draft[which];
  const of = (first: OperationName) => ({ first: { [first]: 1 }, last: { count: 1 } });
  assertShares(drawn(of("greater"), 0, place("greater")), { 0: 0.25, 1: 0.75 });
  assertShares(drawn(of("lesser"), 0, place("lesser")), { 0: 0.5, 1: 0.5 });
  assertShares(drawn(of("match"), 0, place("match")), { 0: 0.125, 1: 0.25, 2: 0.625 });
  for (
    const [first, others] of [
      ["greater", ["lesser", "match"]],
      ["lesser", ["greater", "match"]],
      ["match", ["greater", "lesser"]],
    ] as const
  ) {
    for (const other of others) assertShares(drawn(of(first), 0, place(other)), { "-1": 1 });
  }
  // One number; none.
  const numbers = (...of: number[]) => ({ operandPositions: Int32Array.of(0, 1, ...of) });
  assertShares(drawn(of("greater"), 0, place("greater"), numbers(0, -2)), { 0: 1 });
  assertShares(drawn(of("lesser"), 0, place("lesser"), numbers(-2, -2)), { "-1": 1 });
});

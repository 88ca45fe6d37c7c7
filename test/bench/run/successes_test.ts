import { UsageError } from "../../../bench/base/mod.ts";
import { planSuite } from "../../../bench/run/mod.ts";
import { type Suite, suites } from "../../../bench/suites/mod.ts";
import { assertEquals, assertRejects } from "../../../std.ts";

/** Machines that copy and reverse, tested on tapes of length 14, too. */
const suite: Suite = {
  ...suites["nram-quick"]!,
  name: "counted",
  workloads: ["nram/copy", "nram/reverse"],
  variants: ["plain"],
  seeds: [1],
  data: { seed: 1, train: 10, test: 4 },
};

Deno.test("a plan names the parts that a suite's patterns choose, with limits in order", async () => {
  const planned = async (successes: Suite["successes"], workloads?: string[]) =>
    (await planSuite({ ...suite, successes }, { workloads })).successes;
  assertEquals(await planned(undefined), []);
  assertEquals(await planned([{ under: [0.05, 0.01] }]), [{ under: [0.01, 0.05] }]);
  const both = [{ part: "*, length 14", under: [0.02] }, { part: "copy*", under: [0.01, 0.02] }];
  assertEquals(await planned(both), [
    { part: "copy, length 14", under: [0.01, 0.02] },
    { part: "reverse, length 14", under: [0.02] },
    { part: "copy", under: [0.01, 0.02] },
  ]);
  // What is not planned has no such part.
  const one = [{ part: "reverse, length 14", under: [0.02] }];
  assertEquals(await planned(one, ["nram/copy"]), []);
  await assertRejects(
    () => planned([{ part: "copy, length 15", under: [0.01] }]),
    UsageError,
    'Unknown part "copy, length 15"; did you mean "copy, length 14"?',
  );
  await assertRejects(
    () => planned([{ part: "nope", under: [0.01] }]),
    UsageError,
    'Unknown part "nope"; there are "copy", "copy, length 14", "reverse" and "reverse, length 14"',
  );
});

Deno.test("every suite counts under errors of parts that its workloads have", async () => {
  for (const one of Object.values(suites)) {
    if (one.successes === undefined) continue;
    const [variant] = one.variants, name = typeof variant === "string" ? variant : variant!.name;
    const planned = await planSuite({ ...one, published: [] }, { variants: [name], seeds: [1] });
    assertEquals(planned.successes.length >= one.successes.length, true, one.name);
  }
});

Deno.test("a published share of runs under an error is of a part that the workloads have", async () => {
  const planned = async (part: string | undefined, workloads?: string[]) => {
    const success = { ...part === undefined ? {} : { part }, under: 0.01 };
    const mean = {
      ...{ variants: ["plain"], title: "theirs", metric: "unsolved" as const, success },
      ...{ value: 0.5, protocol: "", citation: "" },
    };
    const own = { ...suite, published: [mean], taskOptions: { further: "twice" } };
    return (await planSuite(own, { workloads })).published.length;
  };
  assertEquals(await planned(undefined), 1);
  assertEquals(await planned("reverse, length 14"), 1);
  // What is not planned has no such part.
  assertEquals(await planned("reverse, length 14", ["nram/copy"]), 0);
  await assertRejects(
    () => planned("reverse, length 15"),
    UsageError,
    'Unknown part "reverse, length 15"; did you mean "reverse, length 14"?',
  );
});

Deno.test("every suite compares shares under errors of parts that its workloads have", async () => {
  const counting = Object.values(suites).filter(({ published }) =>
    published.some(({ success }) => success?.part !== undefined)
  );
  assertEquals(counting.length > 0, true);
  counting.push(suites["paper-nram"]!);
  for (const one of counting) {
    assertEquals((await planSuite(one, { seeds: [1] })).published, one.published, one.name);
  }
});

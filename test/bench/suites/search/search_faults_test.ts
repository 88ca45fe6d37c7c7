import { UsageError } from "../../../../bench/base/mod.ts";
import { parseSuite } from "../../../../bench/suites/schema/mod.ts";
import { assertEquals, assertRejects } from "../../../../std.ts";

const rates = { rate: { from: 0.001, to: 0.1, log: true } };
const search = { configurations: 2, seeds: [1, 2], values: rates };
const plain = { name: "plain", noise: "none", rule: "sgd({rate})" };
const suite = {
  name: "searched",
  workloads: ["memn2n/babi-qa1"],
  variants: [plain],
  seeds: [3, 4],
  search,
  data: { seed: 1, train: 60, test: 20 },
};

const faults: Readonly<Record<string, readonly [json: unknown, message: string]>> = {
  "a placeholder without values": [
    { ...suite, variants: [{ ...plain, rule: "sgd({rte})" }], search },
    "variants[0].rule: the placeholder {rte} has no values in search.values; did you mean {rate}?",
  ],
  "a placeholder without values in an override": [
    { ...suite, variants: [{ ...plain, overrides: { "memn2n/*": { clip: "clip({clap})" } } }] },
    "variants[0].overrides.memn2n/*.clip: the placeholder {clap} has no values in search.values",
  ],
  "a placeholder of a suite without a search": [
    { ...suite, search: undefined },
    "variants[0].rule: the placeholder {rate} has no values: the suite has no search",
  ],
  "values that no variant has": [
    { ...suite, search: { ...search, values: { ...rates, eta: [1, 2] } } },
    "search.values: no variant has the placeholder {eta}",
  ],
  "a seed of both": [
    { ...suite, seeds: [2, 3] },
    "search.seeds[1]: 2 is a seed of the answer, too",
  ],
  "a variant with nothing to search": [
    { ...suite, variants: [plain, "noisy"] },
    'variants[1]: "noisy" has no placeholder',
  ],
  "more configurations than there are": [
    { ...suite, search: { ...search, configurations: 3, values: { rate: [0.1, 0.2, 0.1] } } },
    'variants[0]: "plain" has only 2 configurations, and the search tries 3 of every variant',
  ],
  "more configurations than a range has values": [
    {
      ...suite,
      search: { ...search, configurations: 16, values: { rate: { from: 0.99, to: 0.999 } } },
    },
    'variants[0]: "plain" has only 10 configurations, and the search tries 16 of every variant',
  ],
  "a logarithmic range over more orders of magnitude than numbers have": [
    { ...suite, search: { ...search, values: { rate: { from: 1e-300, to: 1e300, log: true } } } },
    "search.values.rate: expected a range that is not as wide as 1e-300 to 1e+300",
  ],
  "a range that is wider than the largest number": [
    { ...suite, search: { ...search, values: { rate: { from: -1e308, to: 1e308 } } } },
    "search.values.rate: expected a range that is not as wide as -1e+308 to 1e+308",
  ],
  "a range that ends before it begins": [
    { ...suite, search: { ...search, values: { rate: { from: 1, to: 0.1 } } } },
    "search.values.rate: expected from to be at most to, not 1 and 0.1",
  ],
  "a logarithmic range from 0": [
    { ...suite, search: { ...search, values: { rate: { from: 0, to: 0.1, log: true } } } },
    "search.values.rate: expected a logarithmic range to begin over 0, not at 0",
  ],
  "values that are neither": [
    { ...suite, search: { ...search, values: { rate: 0.1 } } },
    "search.values.rate: expected a list or an object, not 0.1",
  ],
  "an unknown key of a range": [
    { ...suite, search: { ...search, values: { rate: { from: 1, to: 2, logg: true } } } },
    'search.values.rate: unknown key "logg"; did you mean "log"?',
  ],
  "no configuration": [
    { ...suite, search: { ...search, configurations: 0 } },
    "search.configurations: expected a number over 0, not 0",
  ],
  "the name of a configuration": [
    { ...suite, variants: [plain, { ...plain, name: "plain.1" }] },
    'variants[1].name: "plain.1" is what a configuration of a search is called',
  ],
  "an arm of an arm": [
    { ...suite, variants: [{ ...plain, arm: "a" }] },
    "variants[0].arm: a variant that is searched is an arm itself",
  ],
  "steps that some value makes wrong": [
    { ...suite, search: { ...search, values: { rate: { from: -2, to: -1 } } } },
    "variants[0]: cannot use the variant plain.1: ",
  ],
  "steps that no value makes right": [
    { ...suite, variants: [{ ...plain, rule: "sdg({rate})" }] },
    "variants[0]: cannot use the variant plain.1: ",
  ],
};

for (const [name, [json, message]] of Object.entries(faults)) {
  Deno.test(`a suite is refused with ${name}`, async () => {
    await assertRejects(() => parseSuite(json), UsageError, message);
  });
}

Deno.test("docs/suite-files.md shows a search that can be run", async () => {
  const page = await Deno.readTextFile(new URL("../../../../docs/suite-files.md", import.meta.url));
  const blocks = Array.from(page.matchAll(/```json\n(.*?)```/gs), ([, json]) => json!);
  const [shown, ...others] = blocks.filter((json) => json.includes('"search"'));
  assertEquals(others, []);
  const { search } = await parseSuite(JSON.parse(shown!));
  assertEquals(search?.configurations, 16);
});

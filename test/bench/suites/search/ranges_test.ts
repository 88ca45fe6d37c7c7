import { suites } from "../../../../bench/suites/mod.ts";
import { armsOf, drawConfigurations, hasSearch } from "../../../../bench/suites/search/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";

/** Rate and clip, and eta of noisy: what stored trials of `tuned` were trained with. */
const stored = {
  plain: [
    "0.00339 16.8",
    "0.0271 42.3",
    "0.00678 145",
    "0.0192 22.9",
    "0.0048 57.6",
    "0.0384 12.3",
    "0.00959 31.1",
    "0.0161 78.4",
    "0.00403 118",
    "0.0323 18.6",
    "0.00807 46.9",
    "0.0228 10.1",
    "0.0057 25.3",
    "0.00285 63.8",
    "0.0114 13.7",
    "0.0148 34.5",
  ],
  noisy: [
    "0.00339 16.8 7.91",
    "0.0271 42.3 24.8",
    "0.00678 145 0.258",
    "0.0192 22.9 0.808",
    "0.0048 57.6 3.18",
    "0.0384 12.3 9.94",
    "0.00959 31.1 0.104",
    "0.0161 78.4 0.324",
    "0.00403 118 1.01",
    "0.0323 18.6 3.99",
    "0.00807 46.9 12.5",
    "0.0228 10.1 0.13",
    "0.0057 25.3 0.407",
    "0.00285 63.8 1.28",
    "0.0114 13.7 5.01",
    "0.0148 34.5 15.7",
  ],
};

Deno.test("the configurations of tuned are those of its stored trials", () => {
  const { tuned } = suites;
  assert(hasSearch(tuned!));
  const drawn = armsOf(tuned).map(({ name, configurations }) =>
    [name, configurations.map((one) => Object.values(one).join(" "))] as const
  );
  assertEquals(Object.fromEntries(drawn), stored);
});

Deno.test("a range that holds fewer values than are asked for ends with those it has", () => {
  const search = { configurations: 16, seeds: [1], values: { decay: { from: 0.99, to: 0.999 } } };
  const drawn = drawConfigurations(search, ["decay"], 1).map(({ decay }) => decay as number);
  assertEquals(
    drawn.toSorted(),
    [0.99, 0.991, 0.992, 0.993, 0.994, 0.995, 0.996, 0.997, 0.998, 0.999],
  );
});

Deno.test("no value that is rounded leaves its range", () => {
  const ranges = [[0.999, 0.9999], [1.0004, 1.2], [-0.12345, -0.12341]] as const;
  for (const [from, to] of ranges) {
    const search = { configurations: 4, seeds: [1], values: { decay: { from, to } } };
    const drawn = drawConfigurations(search, ["decay"], 1).map(({ decay }) => decay as number);
    assert(drawn.length > 0 && drawn.every((one) => one >= from && one <= to), `${drawn}`);
  }
});

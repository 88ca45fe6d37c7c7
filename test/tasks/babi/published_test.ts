/**
 * Every published number about stories, as it is printed: the tables have a row for each task, as in the
 * papers, and our own a column for each network.
 */

import { storyTasks } from "../../../tasks/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../std.ts";

/** A printed table: what its columns are of, and its rows as text: the task, then test errors in percent. */
interface Printed {
  readonly source: string;
  readonly size: "1k" | "10k";
  readonly columns: readonly string[];
  readonly rows: string;
  /** The means that are printed under the columns. */
  readonly means: readonly number[];
}

/**
 * Sukhbaatar et al. 2015, arXiv 1503.08895v5, table 1 without the three columns of other networks; the
 * same of table 3, appendix A ("18,6" there, in the column of PE LS LW RN*, is 18.6); and the benchmark page
 * of vinhkhuc/MemN2N-babi-python. "joint": one network for all tasks.
 */
const printed: readonly Printed[] = [
  {
    source: "arXiv 1503.08895v5, table 1",
    size: "1k",
    columns: [
      ...["BoW", "PE", "PE LS", "PE LS RN", "1 hop PE LS joint", "2 hops PE LS joint"],
      ...["3 hops PE LS joint", "PE LS RN joint", "PE LS LW joint"],
    ],
    rows: `
   1   0.6   0.1   0.2   0.0   0.8   0.0   0.1   0.0   0.1
   2  17.6  21.6  12.8   8.3  62.0  15.6  14.0  11.4  18.8
   3  71.0  64.2  58.8  40.3  76.9  31.6  33.1  21.9  31.7
   4  32.0   3.8  11.6   2.8  22.8   2.2   5.7  13.4  17.5
   5  18.3  14.1  15.7  13.1  11.0  13.4  14.8  14.4  12.9
   6   8.7   7.9   8.7   7.6   7.2   2.3   3.3   2.8   2.0
   7  23.5  21.6  20.3  17.3  15.9  25.4  17.9  18.3  10.1
   8  11.4  12.6  12.7  10.0  13.2  11.7  10.1   9.3   6.1
   9  21.1  23.3  17.0  13.2   5.1   2.0   3.1   1.9   1.5
  10  22.8  17.4  18.6  15.1  10.6   5.0   6.6   6.5   2.6
  11   4.1   4.3   0.0   0.9   8.4   1.2   0.9   0.3   3.3
  12   0.3   0.3   0.1   0.2   0.4   0.0   0.3   0.1   0.0
  13  10.5   9.9   0.3   0.4   6.3   0.2   1.4   0.2   0.5
  14   1.3   1.8   2.0   1.7  36.9   8.1   8.2   6.9   2.0
  15  24.3   0.0   0.0   0.0  46.4   0.5   0.0   0.0   1.8
  16  52.0  52.1   1.6   1.3  47.4  51.3   3.5   2.7  51.0
  17  45.4  50.1  49.0  51.0  44.4  41.2  44.5  40.4  42.6
  18  48.1  13.6  10.1  11.1   9.6  10.3   9.2   9.4   9.2
  19  89.7  87.4  85.6  82.8  90.7  89.9  90.2  88.0  90.6
  20   0.1   0.0   0.0   0.0   0.0   0.1   0.0   0.0   0.2
    `,
    means: [25.1, 20.3, 16.3, 13.9, 25.8, 15.6, 13.3, 12.4, 15.2],
  },
  {
    source: "arXiv 1503.08895v5, table 3",
    size: "10k",
    columns: [
      ...["BoW", "PE", "PE LS", "PE LS RN", "PE LS LW RN*", "1 hop PE LS joint"],
      ...["2 hops PE LS joint", "3 hops PE LS joint", "PE LS RN joint", "PE LS LW joint"],
    ],
    rows: `
   1   0.0   0.0   0.0   0.0   0.0   0.0   0.0   0.0   0.0   0.0
   2   0.6   0.4   0.5   0.3   0.3  62.0   1.3   2.3   1.0   0.8
   3  17.8  12.6  15.0   9.3   2.1  80.0  15.8  14.0   6.8  18.3
   4  31.8   0.0   0.0   0.0   0.0  21.4   0.0   0.0   0.0   0.0
   5  14.2   0.8   0.6   0.8   0.8   8.7   7.2   7.5   6.1   0.8
   6   0.1   0.2   0.1   0.0   0.1   6.1   0.7   0.2   0.1   0.1
   7  10.7   5.7   3.2   3.7   2.0  14.8  10.5   6.1   6.6   8.4
   8   1.4   2.4   2.2   0.8   0.9   8.9   4.7   4.0   2.7   1.4
   9   1.8   1.3   2.0   0.8   0.3   3.7   0.4   0.0   0.0   0.2
  10   1.9   1.7   3.3   2.4   0.0  10.3   0.6   0.4   0.5   0.0
  11   0.0   0.0   0.0   0.0   0.1   8.3   0.0   0.0   0.0   0.4
  12   0.0   0.0   0.0   0.0   0.0   0.0   0.0   0.0   0.1   0.0
  13   0.0   0.1   0.0   0.0   0.0   5.6   0.0   0.0   0.0   0.0
  14   0.0   0.2   0.0   0.0   0.1  30.9   0.2   0.2   0.0   1.7
  15  12.5   0.0   0.0   0.0   0.0  42.6   0.0   0.0   0.2   0.0
  16  50.9  48.6   0.1   0.4  51.8  47.3  46.4   0.4   0.2  49.2
  17  47.4  40.3  41.1  40.7  18.6  40.0  39.7  41.7  41.8  40.0
  18  41.3   7.4   8.6   6.7   5.3   9.2  10.1   8.6   8.0   8.4
  19  75.4  66.6  66.7  66.5   2.3  91.0  80.8  73.3  75.7  89.5
  20   0.0   0.0   0.0   0.0   0.0   0.0   0.0   0.0   0.0   0.0
    `,
    means: [15.4, 9.4, 7.2, 6.6, 4.2, 24.5, 10.9, 7.9, 7.5, 11.0],
  },
  {
    source: "vinhkhuc/MemN2N-babi-python",
    size: "1k",
    columns: [
      ...["authors' code again", "authors' code again joint"],
      ...["port to Python", "port to Python joint"],
    ],
    rows: `
   1   0.1   0.0   0.5   0.1
   2   8.2  13.1   8.9  16.6
   3  41.8  23.4  41.4  26.3
   4   4.4   5.9   7.3  11.3
   5  13.7  12.9  12.2  14.4
   6   7.9   3.7   7.7   2.8
   7  20.3  22.9  19.8  16.0
   8  11.7   9.1  12.9  10.1
   9  13.6   2.7  13.9   2.3
  10   9.7   7.2  18.9   6.5
  11   0.7   0.8   0.5   1.2
  12   0.0   0.1   0.2   0.2
  13   0.3   0.1   0.9   0.5
  14   0.9   4.2   9.0   5.5
  15   0.0   0.0   0.0   0.3
  16   0.4   1.2   0.6   2.1
  17  51.0  43.6  49.1  42.6
  18  10.5  10.5  10.4   9.0
  19  81.4  86.7  90.8  90.2
  20   0.0   0.0   0.0   0.2
    `,
    means: [13.8, 12.4, 15.2, 12.9],
  },
];

/** By column of a table: the errors of tasks 1 to 20 as fractions. */
function columnsOf({ columns, rows }: Printed): Map<string, number[]> {
  const lines = rows.trim().split("\n").map((row) => row.trim().split(/\s+/).map(Number));
  assertEquals(lines.map(([task]) => task), Array.from({ length: 20 }, (_, i) => i + 1));
  return new Map(columns.map((name, c) => [
    name,
    lines.map((cells) => Math.round(10 * cells[c + 1]!) / 1000),
  ]));
}

for (const table of printed) {
  Deno.test(`every error of ${table.source} is the printed one`, () => {
    for (const [i, [name, errors]] of [...columnsOf(table)].entries()) {
      const title = `MemN2N, ${name}, ${table.size}`;
      const isJoint = name.endsWith(" joint");
      const own = isJoint
        ? storyTasks["babi-joint"]!.published.filter((one) => one.title === title)
        : errors.map((_, task) => {
          const { published } = storyTasks[`babi-qa${task + 1}`]!;
          return published.find((one) => one.title === title)!;
        });
      assertEquals(own.map(({ task }) => task), storyTasks["babi-joint"]!.parts, title);
      assertEquals(own.map(({ value }) => value), errors, title);
      // As far as the text of the paper can tell, too: 16.25 and 15.25 may be printed either way.
      const mean = 100 * errors.reduce((sum, error) => sum + error, 0) / 20;
      assertAlmostEquals(mean, table.means[i]!, 0.0501, title);
      for (const { citation, metric } of own) {
        assertEquals([citation.includes(table.source), metric], [true, "testError"], title);
      }
    }
  });
}

Deno.test("nothing else is published about stories", () => {
  const titles = printed.flatMap(({ columns, size }) =>
    columns.map((name) => `MemN2N, ${name}, ${size}`)
  );
  const own = Object.values(storyTasks).flatMap(({ published }) => published);
  assertEquals(new Set(own.map(({ title }) => title)), new Set(titles));
  assertEquals(own.length, 20 * titles.length);
});

Deno.test("networks are described, sized and trained as their tables say", () => {
  const of = (task: string, title: string) => {
    const { setting, epochs, trainingQuestions } = storyTasks[task]!.published
      .find((one) => one.title === `MemN2N, ${title}`)!;
    return [setting, epochs, trainingQuestions];
  };
  // d is 20 for a task alone and 50 for all; 100 epochs, jointly 60 with 1,000 questions and 20 with 10,000.
  const one = "babi-qa1", all = "babi-joint";
  assertEquals(of(one, "BoW, 1k"), ["BoW, 3 hops, d 20", 100, 1000]);
  assertEquals(of(one, "PE, 1k"), ["PE, 3 hops, d 20", 100, 1000]);
  assertEquals(of(one, "PE LS, 1k"), ["PE LS, 3 hops, d 20", 100, 1000]);
  assertEquals(of(one, "PE LS RN, 1k"), ["PE LS RN, 3 hops, d 20", 100, 1000]);
  assertEquals(of(one, "BoW, 10k"), ["BoW, 3 hops, d 20", 100, 10_000]);
  assertEquals(of(one, "PE LS LW RN*, 10k"), [
    ...["PE LS LW RN, ReLU, 3 hops, d 100", 100, 10_000],
  ]);
  assertEquals(of(all, "1 hop PE LS joint, 1k"), ["PE LS, 1 hop, d 50", 60, 1000]);
  assertEquals(of(all, "2 hops PE LS joint, 1k"), ["PE LS, 2 hops, d 50", 60, 1000]);
  assertEquals(of(all, "3 hops PE LS joint, 1k"), ["PE LS, 3 hops, d 50", 60, 1000]);
  assertEquals(of(all, "PE LS RN joint, 1k"), ["PE LS RN, 3 hops, d 50", 60, 1000]);
  assertEquals(of(all, "PE LS LW joint, 1k"), ["PE LS LW, 3 hops, d 50", 60, 1000]);
  assertEquals(of(all, "PE LS RN joint, 10k"), ["PE LS RN, 3 hops, d 50", 20, 10_000]);
});

/**
 * MNIST's own files, where a checkout has them beside it: they are not part of the repository. Where they
 * are missing the tests count as ignored; the format itself is covered by the tests of the reader.
 */

import { imageTasks } from "../../../tasks/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../std.ts";

const folder = new URL("../../../../shared/data/mnist", import.meta.url).pathname;
const present = await Deno.stat(folder).then(() => true, () => false);

Deno.test({
  name: "MNIST's own files are read",
  ignore: !present,
  async fn() {
    const { locate, read } = imageTasks["digits"]!.files!;
    const data = await read(await locate(folder));
    assertEquals(
      [data.train, data.validation, data.test].map(({ length }) => length),
      [55_000, 5_000, 10_000],
    );
    assertEquals(data.parts, [{
      task: "digits",
      trainingQuestions: 60_000,
      testQuestions: 10_000,
    }]);
    // The first labels are well known; the twelfth is held out.
    assertEquals(
      [...data.train.batch([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]).labels],
      [5, 0, 4, 1, 9, 2, 1, 3, 1, 4, 3, 3],
    );
    assertEquals([...data.validation.batch([0]).labels], [5]);
    assertEquals([...data.test.batch([0, 1, 2, 3, 9999]).labels], [7, 2, 1, 0, 6]);
    assertEquals(data.readTest(0).label, "7");
    const counts = new Int32Array(10);
    data.test.batch([...Array(10_000).keys()]).labels.forEach((label) => counts[label]! += 1);
    assertEquals([...counts], [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    // As NumPy has them for these 55,000; of all 60,000 they are 33.318 and 78.567.
    assertAlmostEquals(data.shape.mean, 33.13508898423006, 1e-9);
    assertAlmostEquals(data.shape.standardDeviation, 78.35186012343388, 1e-9);
  },
});

import { checkGeneratedCounts, DataError, MOST_GENERATED } from "../../tasks/mod.ts";
import { assertEquals, assertThrows } from "../../std.ts";

Deno.test("checkGeneratedCounts() takes as many questions of a part as fit into memory, and no more", () => {
  assertEquals(MOST_GENERATED, 100_000);
  const most = { seed: 1, train: MOST_GENERATED, test: MOST_GENERATED };
  checkGeneratedCounts("babi-qa1", most);
  for (const part of ["train", "test"] as const) {
    for (const count of [MOST_GENERATED + 1, 1e9, Infinity]) {
      const { message } = assertThrows(
        () => checkGeneratedCounts("babi-qa1", { ...most, [part]: count }),
        DataError,
      );
      assertEquals(
        message,
        `Cannot generate ${count} questions of babi-qa1: there are at most 100000 of a part`,
      );
    }
  }
});

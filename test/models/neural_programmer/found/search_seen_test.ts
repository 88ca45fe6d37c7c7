import { searchSeen } from "../../../../models/neural_programmer/found/mod.ts";
import { operationNames } from "../../../../tasks/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { program } from "./_programs.ts";

const O = operationNames.length;
const row = (...weights: number[]) => [...weights, ...Array<number>(O - weights.length).fill(0)];

/** Two steps of two programs, with entropies of 0 and log 2, and of log 4 and 0; of no use is the rest. */
const weights = {
  ...{ programCount: 2, programs: Int32Array.of(0, 1, 1) },
  operations: Float32Array.from([
    ...[row(1), row(0.25, 0.25, 0.25, 0.25)],
    ...[row(0.5, 0.5), row(0, 1)],
  ].flat()),
  columns: new Float32Array(4),
  ...{ greater: new Float32Array(3), lesser: new Float32Array(3), match: null },
};
const some = [program(["count"])];

Deno.test("searchSeen() tells the entropies of texts with a program from those without", () => {
  // Means over the steps: log 2 / 2 and log 4 / 2; over questions 1 and 2 the same again.
  assertEquals(searchSeen(weights, [some, [], []], { texts: 7, found: 3 }), {
    ...{ texts: 7, found: 3 },
    ...{ knownEntropy: 0.3466, unknownEntropy: 0.6931 },
  });
  // (log 2 / 2 + log 4 / 2) / 2 = 3 log 2 / 4
  assertEquals(searchSeen(weights, [some, some, []], { texts: 2, found: 2 }), {
    ...{ texts: 2, found: 2 },
    ...{ knownEntropy: 0.5199, unknownEntropy: 0.6931 },
  });
});

Deno.test("searchSeen() says null of what there is none of", () => {
  const all = searchSeen(weights, [some, some, some], { texts: 1, found: 1 });
  // (log 2 + 2 log 4) / 6 = 5 log 2 / 6
  assertEquals([all.knownEntropy, all.unknownEntropy], [0.5776, null]);
  assertEquals(searchSeen(weights, null, null), {
    ...{ texts: null, found: null },
    ...{ knownEntropy: null, unknownEntropy: 0.5776 },
  });
});

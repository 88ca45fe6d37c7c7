/** Machines whose circuits are written by hand do what their programs say, at every size. */

import { parseTaskOptions, tapeTasks } from "../../../tasks/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../std.ts";
import { modelWith, smallOptions } from "./_cases.ts";
import { handBuilt, programs } from "./_hand_built.ts";
import { testEveryWay } from "../_ways.ts";

const CELLS = 8;

for (const [name, program] of Object.entries(programs)) {
  testEveryWay(`a machine that is written for ${name} answers every tape`, (computed) => {
    const task = tapeTasks[name]!;
    const { test } = task.generate({ seed: 1, train: 1, test: 8 }, {
      ...parseTaskOptions(task),
      ...{ longest: 3, cells: CELLS, further: "twice" },
    });
    // Of 8 and of 16 cells.
    const batch = test.batch([...Array(test.length).keys()]);
    assertEquals([...new Set(batch.cells)], [CELLS, 2 * CELLS]);
    const options = smallOptions({ steps: CELLS, ...computed });
    const model = modelWith(options, CELLS, handBuilt(options, program));
    for (const way of [undefined, "rounded"]) {
      const { wrong, total, loss } = model.predict(batch, way);
      assertEquals(wrong, 0, way);
      assertEquals(total, batch.wanted.filter((value) => value >= 0).length);
      assert(loss < 1e-4, `${way}: ${loss}`);
    }
    model.dispose();
  });
}

for (const objective of ["expected", "mixture"]) {
  testEveryWay(`a cell that is certain to be wrong costs the floor, ${objective}`, (computed) => {
    const options = smallOptions({ objective, logFloor: 0.01, steps: 4, ...computed });
    // It leaves its tape as it is: cell 0 is written with what it holds.
    const idle = { modules: { read: [0], write: ["zero", "read"] } } as const;
    const program = { whileZero: idle, otherwise: idle };
    const model = modelWith(options, 4, handBuilt(options, program));
    const batch = {
      kind: "tape",
      size: 2,
      cells: Int32Array.of(4, 4),
      memory: Int32Array.of(3, 1, 2, 0, 1, 1, 1, 1),
      // Two wrong and one right; one wrong.
      wanted: Int32Array.of(3, 2, -1, 1, -1, -1, -1, 0),
    } as const;
    const { wrong, total, loss } = model.predict(batch);
    assertEquals({ wrong, total }, { wrong: 3, total: 4 });
    assertAlmostEquals(loss, -3 * Math.log(0.01), 1e-4);
    model.dispose();
  });
}

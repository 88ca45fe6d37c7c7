import { measureClusters } from "../../../tools/evidence/clusters.ts";
import { assert } from "../../../std.ts";

const errors = { logits: null, rows: 12, row: 0, seed: 0 } as const;

Deno.test("pairs that share seeds fool the interval of independent ones alone", () => {
  const shared = { ...errors, isGrid: false, seeds: 5, row: 1, seed: 1 };
  const { independent, clustered } = measureClusters(shared, 200);
  assert(independent < 0.6, `${independent}`);
  assert(clustered > 0.9 && clustered < 0.99, `${clustered}`);
  // Without anything in common both hold.
  const alone = measureClusters({ ...shared, seed: 0 }, 200);
  assert(alone.independent > 0.9 && alone.clustered > 0.9);
});

Deno.test("configurations of a grid fool Newcombe's interval, and not the clustered one", () => {
  const grid = { rows: 40, isGrid: true, seeds: 5, row: 3, seed: 0, logits: [-1, -4] } as const;
  const { independent, clustered } = measureClusters(grid, 100);
  assert(independent < 0.85, `${independent}`);
  assert(clustered > 0.88, `${clustered}`);
});

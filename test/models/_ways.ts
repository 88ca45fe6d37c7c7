import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "../../std.ts";
import { startKernels, testOnBackends } from "../_tensors.ts";

/** The option of a model that says how it is computed. */
export type Computed = Readonly<Record<"computation", "fused" | "reference">>;

/**
 * Registers tests of the ways to compute a model: in tensor operations on both backends, and by the kernels.
 * Each must end with the tensors that it began with.
 */
export function testEveryWay(
  name: string,
  run: (computed: Computed) => void | Promise<void>,
): void {
  testOnBackends(name, () => run({ computation: "reference" }));
  Deno.test(`${name} [kernels]`, async () => {
    await startKernels();
    const before = tf.memory().numTensors;
    await run({ computation: "fused" });
    assertEquals(tf.memory().numTensors, before, "tensors were left alive");
  });
}

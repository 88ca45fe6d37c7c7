import * as tf from "@tensorflow/tfjs";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { Arena } from "../../engine/mod.ts";
import { type Address, Kernels } from "../../engine/kernels/mod.ts";
import { assert, assertEquals } from "../../std.ts";
import { startKernels } from "../_tensors.ts";

const file = new URL("../../engine/kernels/kernels.wasm", import.meta.url);

/** Kernels that keep a list of what is allocated. */
class CountedKernels extends Kernels {
  /** Bytes by address. */
  readonly held = new Map<Address, number>();
  /** How often something was allocated. */
  allocations = 0;

  override allocate(bytes: number): Address {
    const address = super.allocate(bytes);
    this.held.set(address, bytes);
    this.allocations += 1;
    return address;
  }

  override free(address: Address): void {
    assert(this.held.delete(address), `${address} is not held`);
    super.free(address);
  }
}

async function countedKernels(): Promise<CountedKernels> {
  await startKernels();
  return new CountedKernels(tf.backend() as BackendWasm, await Deno.readFile(file));
}

Deno.test("an arena gives aligned pieces that do not overlap, with what was asked for in them", async () => {
  const kernels = await countedKernels();
  using arena = new Arena(kernels);
  const lengths = [1, 3, 4, 5, 0, 17, 1000, 2];
  for (let pass = 0; pass < 3; pass++) {
    const pieces = lengths.map((length, i) => ({
      length,
      address: arena.floats(Array(length).fill(i + 0.5)),
    }));
    for (const [i, { address, length }] of pieces.entries()) {
      assertEquals(address % 16, 0);
      assertEquals([...kernels.floats(address, length)], Array(length).fill(i + 0.5));
      assert(
        [...kernels.held].some(([start, bytes]) =>
          address >= start && address + 4 * length <= start + bytes
        ),
      );
    }
    const ids = arena.ints([7, -8, 9]);
    assertEquals([...kernels.ints(ids, 3)], [7, -8, 9]);
    arena.reset();
  }
});

Deno.test("zeros() of an arena are zeros where something else was before", async () => {
  const kernels = await countedKernels();
  using arena = new Arena(kernels);
  const before = arena.floats(Array(50).fill(NaN));
  arena.reset();
  const zeros = arena.zeros(50);
  assertEquals(zeros, before);
  assertEquals([...kernels.floats(zeros, 50)], Array(50).fill(0));
});

Deno.test("reset() makes one chunk of several, and then nothing is allocated any more", async () => {
  const kernels = await countedKernels();
  using arena = new Arena(kernels);
  const pass = () => {
    for (const length of [10, 100, 1000]) arena.take(length);
  };
  pass();
  assertEquals(kernels.held.size, 3);
  arena.reset();
  assertEquals(kernels.held.size, 1);
  // 40 bytes are 48 in whole vectors; 16 more to begin at one.
  assertEquals([...kernels.held.values()], [48 + 400 + 4000 + 16]);
  const { allocations } = kernels;
  for (let i = 0; i < 5; i++) {
    pass();
    arena.reset();
  }
  assertEquals(kernels.allocations, allocations);
});

Deno.test("an arena gives all its chunks back, once", async () => {
  const kernels = await countedKernels();
  const arena = new Arena(kernels);
  for (const length of [10, 100, 1000]) arena.take(length);
  assertEquals(kernels.held.size, 3);
  arena[Symbol.dispose]();
  assertEquals(kernels.held.size, 0);
  arena[Symbol.dispose]();
  assertEquals(kernels.allocations, 3);
});

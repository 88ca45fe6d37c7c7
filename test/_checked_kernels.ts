/** Kernels that ask before every access whether its bytes were allocated. */

import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as tf from "@tensorflow/tfjs";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { type Address, Arena, Kernels, kernelsOf, useKernels } from "../engine/kernels/mod.ts";
import { sha256 } from "../engine/mod.ts";
import { assert } from "../std.ts";

/** Throws where bytes are not of one block that is allocated. */
type Check = (address: Address, bytes: number) => void;

/**
 * Kernels that check every access: the bytes of a module. Test files that run at the same time build it once,
 * as that takes ten seconds; what one of them built stays for the next run, until a source changes.
 */
export async function buildCheckedKernels(): Promise<Uint8Array<ArrayBuffer>> {
  const file = join(tmpdir(), `gradnoise-checked-${digestOfSources()}.wasm`);
  using turn = await Deno.open(`${file}.lock`, { write: true, create: true });
  await turn.lock(true);
  if (!existsSync(file)) await build(file);
  return await Deno.readFile(file);
}

const root = fileURLToPath(new URL("../", import.meta.url));

/** Of all that the build reads. */
function digestOfSources(): string {
  const folders = ["engine", "models", "tools/kernels"].map((name) => `${root}${name}`);
  const files = folders.flatMap((folder) =>
    Deno.readDirSync(folder).flatMap(({ name, isDirectory }) => {
      const assembly = `${folder}/${name}/assembly`;
      if (!isDirectory) return folder.endsWith("tools/kernels") ? [`${folder}/${name}`] : [];
      if (!existsSync(assembly)) return [];
      return Array.from(Deno.readDirSync(assembly), ({ name }) => `${assembly}/${name}`);
    }).toArray()
  );
  return sha256(...files.sort().flatMap((file) => [file, Deno.readFileSync(file)])).slice(0, 16);
}

/** Writes it to another name first, so that a build that is ended leaves none. */
async function build(file: string): Promise<void> {
  const folder = await Deno.makeTempDir();
  const built = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--no-prompt", "--config", `${root}tools/kernels/deno.json`, "--allow-read"],
      ...["--ignore-env", `--allow-write=${folder}`, `${root}tools/kernels/build.ts`],
      ...["--checked", `${folder}/checked.wasm`],
    ],
  }).output();
  assert(built.success, new TextDecoder().decode(built.stderr));
  await Deno.rename(`${folder}/checked.wasm`, file);
  await Deno.remove(folder, { recursive: true });
}

/** Kernels whose blocks are allocated one by one, each of its own size; what the host sees is checked, too. */
class CheckedKernels<Exports extends object> extends Kernels<Exports> {
  readonly #check: Check;

  constructor(backend: BackendWasm, bytes: Uint8Array<ArrayBuffer>, checkAccess: Check) {
    super(backend, bytes, { checkAccess });
    this.#check = checkAccess;
  }

  override floats(address: Address, length: number) {
    this.#check(address, 4 * length);
    return super.floats(address, length);
  }

  override ints(address: Address, length: number) {
    this.#check(address, 4 * length);
    return super.ints(address, length);
  }

  override bytes(address: Address, length: number) {
    this.#check(address, length);
    return super.bytes(address, length);
  }

  override allocateBlocks<Name extends string>(sizes: Readonly<Record<Name, number>>) {
    const addresses = {} as Record<Name, Address>;
    for (const name in sizes) addresses[name] = this.allocate(sizes[name] * 4);
    const free = () => {
      for (const name in addresses) this.free(addresses[name]);
    };
    return { addresses, free };
  }
}

/** Lets arenas take every piece as a block of its own, full of NaN; returns the way back. */
function divideArenas(kernels: Kernels): () => void {
  const { take, reset, [Symbol.dispose]: dispose } = Arena.prototype;
  const pieces = new WeakMap<Arena, Address[]>();
  Arena.prototype.take = function (length) {
    const address = kernels.allocate(4 * length);
    kernels.floats(address, length).fill(NaN);
    pieces.set(this, [...pieces.get(this) ?? [], address]);
    return address;
  };
  Arena.prototype.reset = Arena.prototype[Symbol.dispose] = function () {
    for (const address of pieces.get(this) ?? []) kernels.free(address);
    pieces.delete(this);
  };
  return () => Object.assign(Arena.prototype, { take, reset, [Symbol.dispose]: dispose });
}

/**
 * Computes with kernels that check every access on the current backend, which is wasm; they know the
 * blocks that are allocated meanwhile.
 *
 * @param bytes From `buildCheckedKernels`.
 */
export function withCheckedKernels<Result, Exports extends object>(
  bytes: Uint8Array<ArrayBuffer>,
  use: (checked: Kernels<Exports>) => Result,
): { readonly result: Result; readonly accesses: number } {
  const backend = tf.backend() as BackendWasm, usual = kernelsOf(backend);
  const wasm = backend.wasm as unknown as {
    _malloc(bytes: number): Address;
    _free(address: Address): void;
  };
  const { _malloc, _free } = wasm;
  const blocks = new Map<Address, number>();
  wasm._malloc = (bytes) => {
    const address = _malloc(bytes);
    blocks.set(address, bytes);
    return address;
  };
  wasm._free = (address) => {
    blocks.delete(address);
    _free(address);
  };
  let accesses = 0;
  const checkAccess = (address: Address, bytes: number) => {
    accesses += 1;
    for (const [start, size] of blocks) {
      if (address >= start && address + bytes <= start + size) return;
    }
    throw new RangeError(`Cannot touch ${bytes} bytes at ${address}`);
  };
  const checked = new CheckedKernels<Exports>(backend, bytes, checkAccess);
  const joinArenas = divideArenas(checked);
  try {
    useKernels(backend, checked);
    const result = use(checked);
    return { result, accesses };
  } finally {
    joinArenas();
    wasm._malloc = _malloc;
    wasm._free = _free;
    useKernels(backend, usual);
  }
}

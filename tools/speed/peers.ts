import { fileURLToPath } from "node:url";
import { Peer } from "./peer.ts";

/** A program to compare with. */
export interface PeerProgram {
  readonly name: string;
  /** Starts it on a problem's file. */
  start(problem: string): Peer;
  /** The compiler or library that it stands for. */
  readonly version: string;
  /** Whether its noise has our bits, so that losses with noise can be compared. */
  readonly makesOurNoise: boolean;
}

/** A program that this machine cannot run, and why. */
export interface MissingPeer {
  readonly name: string;
  readonly missing: string;
}

const folder = new URL("./peers/", import.meta.url);

async function run(command: string, args: readonly string[]): Promise<string | null> {
  try {
    const { success, stderr } = await new Deno.Command(command, {
      args: [...args],
      stdout: "null",
      stderr: "piped",
    }).output();
    return success ? null : new TextDecoder().decode(stderr).trim().split("\n").at(-1) ?? "";
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return `there is no ${command}`;
    throw error;
  }
}

async function versionOf(start: (problem: string) => Peer, problem: string): Promise<string> {
  await using peer = start(problem);
  return String((await peer.ask("version")).version);
}

/** Compiled for the sizes of each problem, which makes plain C fastest. */
async function plainC(
  file: string,
  sizes: Readonly<Record<string, number>>,
  problem: string,
  scratch: string,
): Promise<PeerProgram | MissingPeer> {
  const name = "plain C", entries = Object.entries(sizes);
  const program = [`${scratch}/${file.replace(/\.c$/, "")}`, ...Object.values(sizes)].join("-");
  const source = fileURLToPath(new URL(file, folder));
  const options = ["-O3", "-march=native", ...entries.map(([size, value]) => `-D${size}=${value}`)];
  const fault = await run("cc", [...options, "-o", program, source, "-lm"]);
  if (fault !== null) return { name, missing: fault };
  const start = (file: string) => new Peer([program, file]);
  return { name, start, version: await versionOf(start, problem), makesOurNoise: true };
}

async function python(
  name: string,
  file: string,
  module: string,
  interpreter: string,
  problem: string,
): Promise<PeerProgram | MissingPeer> {
  const fault = await run(interpreter, ["-c", `import ${module}`]);
  if (fault !== null) return { name, missing: `${interpreter} cannot import ${module}` };
  const program = fileURLToPath(new URL(file, folder));
  const start = (path: string) => new Peer([interpreter, program, path]);
  const version = await versionOf(start, problem);
  return { name, start, version, makesOurNoise: false };
}

/** Every peer for a memory network of a width, ready to start or with the reason why it is not. */
export async function findPeers(
  width: number,
  problem: string,
  options: { readonly scratch: string; readonly python: string },
): Promise<(PeerProgram | MissingPeer)[]> {
  return [
    await plainC("memn2n.c", { WIDTH: width }, problem, options.scratch),
    await python("PyTorch", "memn2n_torch.py", "torch", options.python, problem),
    await python("JAX", "memn2n_jax.py", "jax", options.python, problem),
  ];
}

/** Every peer for the Neural Programmer, in the same way. */
export async function findTablePeers(
  problem: string,
  interpreter: string,
): Promise<(PeerProgram | MissingPeer)[]> {
  return [await python("PyTorch", "neural_programmer_torch.py", "torch", interpreter, problem)];
}

/**
 * Every peer for the random-access machine, in the same way.
 *
 * @param problem Where it stands for Python, and for C.
 * @param sizes That a peer in C is compiled for; null for a machine that it does not know.
 */
export async function findMachinePeers(
  problem: { readonly arrays: string; readonly plain: string },
  sizes: Readonly<Record<string, number>> | null,
  options: { readonly scratch: string; readonly python: string },
): Promise<(PeerProgram | MissingPeer)[]> {
  return [
    sizes === null
      ? { name: "plain C", missing: "it has no LSTM" }
      : await plainC("nram.c", sizes, problem.plain, options.scratch),
    await python("PyTorch", "nram_torch.py", "torch", options.python, problem.arrays),
  ];
}

/**
 * Every peer for the Neural GPU, in the same way.
 *
 * @param problem Where it stands for Python, and for C.
 */
export async function findSequencePeers(
  problem: { readonly arrays: string; readonly plain: string },
  sizes: Readonly<Record<string, number>>,
  options: { readonly scratch: string; readonly python: string },
): Promise<(PeerProgram | MissingPeer)[]> {
  return [
    await plainC("neural_gpu.c", sizes, problem.plain, options.scratch),
    await python("PyTorch", "neural_gpu_torch.py", "torch", options.python, problem.arrays),
  ];
}

/** Every peer for the twenty-layer network, in the same way. */
export async function findImagePeers(
  sizes: Readonly<Record<string, number>>,
  problem: string,
  options: { readonly scratch: string; readonly python: string },
): Promise<(PeerProgram | MissingPeer)[]> {
  return [
    await plainC("mlp.c", sizes, problem, options.scratch),
    await python("PyTorch", "mlp_torch.py", "torch", options.python, problem),
  ];
}

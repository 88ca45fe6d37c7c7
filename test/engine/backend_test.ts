import * as tf from "@tensorflow/tfjs";
import { BackendError, selfTest, startBackend, wasmHeapBytes } from "../../engine/mod.ts";
import { assert, assertEquals, assertRejects } from "../../std.ts";
import { testOnBackends } from "../_tensors.ts";

/** Runs code in a process of its own: in this one the backend has been started. */
async function runApart(code: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  const source = `
    import * as tf from "@tensorflow/tfjs";
    import { selfTest, startBackend } from ${url("../../engine/mod.ts")};
    ${code}`;
  const config = new URL("../../deno.json", import.meta.url).pathname;
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  await Deno.writeTextFile(file, source);
  try {
    const output = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--no-prompt", "--no-check", "--allow-read", "--config", config, file],
    }).output();
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    return { code: output.code, stdout: text(output.stdout), stderr: text(output.stderr) };
  } finally {
    await Deno.remove(file);
  }
}

testOnBackends("startBackend() starts the backend that was asked for", async (name) => {
  assertEquals((await startBackend(name)).name, name);
  assertEquals(tf.getBackend(), name);
  assertEquals(wasmHeapBytes() !== null, name === "wasm");
});

testOnBackends("selfTest() passes", () => {
  const failed = selfTest().filter(({ passed }) => !passed);
  assertEquals(failed, []);
});

Deno.test("selfTest() notices a kernel that computes something else", async () => {
  await startBackend("cpu");
  const name = tf.Softmax;
  const kernel = tf.getKernel(name, "cpu");
  tf.unregisterKernel(name, "cpu");
  tf.registerKernel({
    ...kernel,
    kernelFunc: ({ inputs, backend }) => {
      const { logits } = inputs as unknown as { logits: tf.TensorInfo };
      const values = new Float32Array(tf.util.sizeFromShape(logits.shape));
      const dataId = (backend as tf.KernelBackend).write(values, logits.shape, "float32");
      return { dataId, shape: logits.shape, dtype: "float32" };
    },
  });
  try {
    const failed = selfTest().filter(({ passed }) => !passed).map(({ name }) => name);
    assertEquals(failed, ["softmax", "gradient of the softmax"]);
  } finally {
    tf.unregisterKernel(name, "cpu");
    tf.registerKernel(kernel);
  }
});

Deno.test("startBackend() says which .wasm file is missing", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const { code, stderr } = await runApart(`
      const wasmFolder = new URL(${JSON.stringify(`file://${folder}/`)});
      try { await startBackend("wasm", { wasmFolder }); } catch (error) {
        console.error(error.name + ": " + error.message); Deno.exit(9);
      }`);
    assertEquals(code, 9, stderr);
    const path = `${folder}/tfjs-backend-wasm-simd.wasm`;
    assertEquals(
      stderr.trim(),
      `BackendError: Cannot start the backend "wasm": cannot read ${path}: it is missing`,
    );
  } finally {
    await Deno.remove(folder);
  }
});

Deno.test("startBackend() says which .wasm file is damaged", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/tfjs-backend-wasm-simd.wasm`, "not WebAssembly");
    const { code, stderr } = await runApart(`
      const wasmFolder = new URL(${JSON.stringify(`file://${folder}/`)});
      try { await startBackend("wasm", { wasmFolder }); } catch (error) {
        console.error(error.name + ": " + error.message); Deno.exit(9);
      }`);
    assertEquals(code, 9, stderr);
    assert(stderr.includes("not a WebAssembly module: " + folder), stderr);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

const faults = {
  "tfjs hides its memory": [
    `const { wasm } = tf.backend(); wasm.asm = { ...wasm.asm, memory: undefined };`,
    "tfjs does not show its memory",
  ],
  "the machine has no SIMD": [
    `WebAssembly.Module = class { constructor() { throw new WebAssembly.CompileError("no SIMD"); } };`,
    "no SIMD",
  ],
  "a kernel computes something else": [
    `const { Instance } = WebAssembly;
     WebAssembly.Instance = function (module, imports) {
       return { exports: { ...new Instance(module, imports).exports, sumOfSquares: () => 1 } };
     };`,
    "wrong results: sum of squares",
  ],
} as const;

for (const [fault, [code, reason]] of Object.entries(faults)) {
  Deno.test(`startBackend() says so and uses loops in TypeScript when ${fault}`, async () => {
    const { stdout, stderr } = await runApart(`
      await startBackend("wasm", { kernels: false });
      ${code}
      const { fallbacks, numerics } = await startBackend("wasm");
      const right = selfTest().every(({ passed }) => passed);
      console.log(JSON.stringify({ fallbacks, kernels: numerics.kernels, right }));`);
    assertEquals(stderr, "");
    assertEquals(JSON.parse(stdout), {
      fallbacks: [
        `Cannot use kernels.wasm: ${reason}: using loops in TypeScript, which are slower`,
      ],
      kernels: "typescript",
      right: true,
    });
  });
}

Deno.test("startBackend() prints nothing, and neither does tfjs", async () => {
  const { code, stdout, stderr } = await runApart(`
    await startBackend("cpu");
    tf.tidy(() => tf.add(tf.scalar(1), tf.scalar(2)).dataSync());
    await startBackend("wasm");
    tf.tidy(() => tf.add(tf.scalar(1), tf.scalar(2)).dataSync());`);
  assertEquals({ code, stdout, stderr }, { code: 0, stdout: "", stderr: "" });
});

Deno.test("startBackend() refuses a name that is no backend", async () => {
  await assertRejects(() => startBackend("abacus" as "cpu"), BackendError, '"abacus"');
});

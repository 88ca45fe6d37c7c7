import { toBase64 } from "../../../engine/base/mod.ts";
import { loadReportAssets } from "../../../bench/report/mod.ts";
import { bundle } from "./bundle.ts";
import { lookFiles } from "./look_files.ts";
import type { SitePart } from "./site_part.ts";

const here = (path: string) => new URL(path, import.meta.url);

const TFJS = "@tensorflow/tfjs-backend-wasm/dist/";
const SIMD = "tfjs-backend-wasm-simd.wasm", PLAIN = "tfjs-backend-wasm.wasm";

/**
 * What stands before a worker's script. Its code imports modules of Deno that no browser has and that nothing in a
 * browser calls: they are empty. zod would try whether it may make functions of text, which a strict policy reports.
 */
const BEFORE = "var require = () => ({}); globalThis.__zod_globalConfig = { jitless: true };\n";

/** The files of the lab, by their paths from its page. */
export async function labFiles(): Promise<SitePart["files"]> {
  const [worker, lab, look, { client }, style, kernels, simd, plain] = await Promise.all([
    bundle(here("worker/main.ts")),
    bundle(here("page/main.ts")),
    lookFiles(),
    loadReportAssets(),
    Deno.readTextFile(here("lab.css")),
    Deno.readFile(here("../../../engine/kernels/kernels.wasm")),
    Deno.readFile(new URL(import.meta.resolve(`${TFJS}${SIMD}`))),
    Deno.readFile(new URL(import.meta.resolve(`${TFJS}${PLAIN}`))),
  ]);
  const code = BEFORE + worker;
  const offline = { worker: code, kernels: toBase64(kernels), tfjs: toBase64(simd) };
  return {
    ...look,
    "lab/worker.js": code,
    "lab/lab.js": lab,
    "lab/report.js": client,
    "lab/lab.css": style,
    "lab/kernels.wasm": kernels,
    [`lab/${SIMD}`]: simd,
    [`lab/${PLAIN}`]: plain,
    "lab/offline.js": `globalThis.gradnoiseOffline = ${JSON.stringify(offline)};\n`,
  };
}

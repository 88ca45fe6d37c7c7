import { startBackend } from "./engine/mod.ts";
import { kernelsOf } from "./engine/kernels/mod.ts";
import * as tf from "@tensorflow/tfjs";
import { planSuite } from "./bench/plan.ts";
import { suites } from "./bench/suites/mod.ts";
import { runTrial } from "./bench/trial/mod.ts";
const b = await startBackend("wasm");
const k = kernelsOf(tf.backend())!;
const spent: Record<string, number> = {};
const run = k.run as any; const wrapped: any = {};
for (const name of Object.keys(run)) wrapped[name] = (...a: any[]) => { const t = performance.now(); const r = run[name](...a); spent[name] = (spent[name] ?? 0) + performance.now() - t; return r; };
if (Deno.args[0] === "wrap") (k as any).run = wrapped;
const plan = await planSuite(suites["babi-1k"]!, { workloads: ["memn2n/babi-qa1"], seeds: [1], variants: ["plain"], numerics: b.numerics });
const t = plan.trials[0]!;
let first = 0;
for (let i = 0; i < 6; i++) { for (const n in spent) spent[n] = 0; const t0 = performance.now(); let t1 = 0, t2 = 0; 
 await runTrial({ spec: t.spec, files: null, fingerprint: "" }, (p) => { if (p.epoch === 1) t1 = performance.now(); t2 = performance.now(); });
 console.log((performance.now() - t0).toFixed(0), "until epoch 1:", (t1 - t0).toFixed(0), "epochs 2-120:", (t2 - t1).toFixed(0), "end:", (performance.now() - t2).toFixed(0), Object.entries(spent).map(([n, x]) => n + " " + x.toFixed(0)).join(", ")); }

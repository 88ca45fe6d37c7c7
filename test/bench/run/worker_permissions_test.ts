import { fileURLToPath } from "node:url";
import { workerPermissions } from "../../../bench/run/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { makeJob } from "../_trials.ts";

Deno.test("workerPermissions() lets a worker read the project, its packages and its data", () => {
  const pair = { train: "/data/train.txt", test: "/data/test.txt" };
  const job = { ...makeJob(1), files: { a: pair, b: { train: "/b.txt", test: "/b.txt" } } };
  const { read, ...others } = workerPermissions([job, makeJob(2), job]);
  assertEquals(others, {
    write: false,
    net: false,
    env: false,
    run: false,
    ffi: false,
    sys: false,
    import: false,
  });
  assert(Array.isArray(read));
  const [project, packages, ...data] = read;
  assertEquals(project, fileURLToPath(new URL("../../../", import.meta.url)));
  assert(fileURLToPath(import.meta.resolve("@tensorflow/tfjs")).startsWith(`${packages}/`));
  assertEquals(data, ["/data/train.txt", "/data/test.txt", "/b.txt"]);
});

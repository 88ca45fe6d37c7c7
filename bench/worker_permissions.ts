import { fileURLToPath } from "node:url";
import type { TrialJob } from "./trial/mod.ts";

/** The folder that holds the npm packages, wherever the project was installed. */
export function packagesFolder(): string {
  const path = fileURLToPath(import.meta.resolve("@tensorflow/tfjs"));
  const installed = path.search(/[\\/]node_modules[\\/]/);
  if (installed >= 0) return path.slice(0, installed + "/node_modules".length);
  return path.slice(0, path.search(/[\\/]@tensorflow[\\/]/));
}

/** All that a worker may do: read the project, its packages, and the files of the trials. */
export function workerPermissions(jobs: readonly TrialJob[]): Deno.PermissionOptionsObject {
  const project = fileURLToPath(new URL("../", import.meta.url));
  const data = jobs.flatMap(({ files }) => Object.values(files ?? {}))
    .flatMap((paths) => Object.values(paths));
  return {
    read: [...new Set([project, packagesFolder(), ...data])],
    write: false,
    net: false,
    env: false,
    run: false,
    ffi: false,
    sys: false,
    import: false,
  };
}

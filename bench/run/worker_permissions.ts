import { fileURLToPath } from "node:url";
import { packagesFolder } from "../base/mod.ts";
import type { TrialJob } from "../trial/spec/mod.ts";

/** All that a worker may do: read the project, its packages, and the files of the trials. */
export function workerPermissions(jobs: readonly TrialJob[]): Deno.PermissionOptionsObject {
  const project = fileURLToPath(new URL("../../", import.meta.url));
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

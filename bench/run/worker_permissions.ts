import { fileURLToPath } from "node:url";
import { packagesFolder } from "../base/mod.ts";
import type { TrialJob } from "../trial/spec/mod.ts";

/** All that a worker may do: read the project, its packages, plug-ins and the files of the trials. */
export function workerPermissions(
  jobs: readonly Pick<TrialJob, "files" | "plugins">[],
): Deno.PermissionOptionsObject {
  const project = fileURLToPath(new URL("../../", import.meta.url));
  const data = jobs.flatMap(({ files }) => Object.values(files ?? {}))
    .flatMap((paths) => Object.values(paths));
  const sources = jobs.flatMap(({ plugins = [] }) => plugins.flatMap(({ sources }) => sources));
  return {
    read: [...new Set([project, packagesFolder(), ...sources, ...data])],
    write: false,
    net: false,
    env: false,
    run: false,
    ffi: false,
    sys: false,
    import: false,
  };
}

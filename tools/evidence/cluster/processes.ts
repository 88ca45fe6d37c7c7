import { outputOf } from "./install_packages.ts";

/** A process of this machine. */
export interface Process {
  readonly id: number;
  readonly parent: number;
  readonly command: string;
}

/** All that run; those that ended and were not waited for are left out. */
export async function processes(): Promise<Process[]> {
  const lines = (await outputOf("ps", "-ww", "-eo", "pid=,ppid=,stat=,args=") ?? "").split("\n");
  return lines.flatMap((line) => {
    const [, id, parent, state = "", command = ""] =
      /^\s*(\d+)\s+(\d+)\s+(\S+)\s(.*)$/.exec(line) ??
        [];
    return id === undefined || state.startsWith("Z")
      ? []
      : [{ id: Number(id), parent: Number(parent), command }];
  });
}

/** The processes below one, without itself. */
export function below(all: readonly Process[], root: number): Process[] {
  const children = all.filter(({ parent }) => parent === root);
  return children.flatMap((child) => [child, ...below(all, child.id)]);
}

/** Ends processes at once, as a machine that loses its power does. */
export function killAll(ids: readonly number[], signal: Deno.Signal = "SIGKILL"): void {
  for (const id of ids) {
    try {
      Deno.kill(id, signal);
    } catch {
      // It has already ended.
    }
  }
}

/** A process of this machine. */
export interface Process {
  readonly id: number;
  readonly parent: number;
  readonly command: string;
}

/** All that run; those that ended and were not waited for are left out. */
export function processes(): Process[] {
  const args = ["-ww", "-eo", "pid=,ppid=,stat=,args="];
  const { stdout } = new Deno.Command("ps", { args }).outputSync();
  return new TextDecoder().decode(stdout).split("\n").flatMap((line) => {
    const [, id, parent, state = "", command = ""] =
      /^\s*(\d+)\s+(\d+)\s+(\S+)\s(.*)$/.exec(line) ??
        [];
    return id === undefined || state.startsWith("Z")
      ? []
      : [{ id: Number(id), parent: Number(parent), command }];
  });
}

/** The processes that one started, and those that they did. */
export function below(all: readonly Process[], root: number): Process[] {
  const children = all.filter(({ parent }) => parent === root);
  return children.flatMap((child) => [child, ...below(all, child.id)]);
}

/**
 * Ends processes at once, as a machine that loses its power does.
 *
 * @returns How many there still were.
 */
export function killAll(ids: readonly number[]): number {
  return ids.filter((id) => {
    try {
      Deno.kill(id, "SIGKILL");
      return true;
    } catch {
      return false;
    }
  }).length;
}

/** Calls a function when this process exits, also because somebody interrupts it. */
export class AtExit implements Disposable {
  readonly #act: () => void;

  constructor(act: () => void) {
    this.#act = act;
    globalThis.addEventListener("unload", act);
  }

  [Symbol.dispose](): void {
    globalThis.removeEventListener("unload", this.#act);
  }
}

import { installPackages, onPath, outputOf } from "../install_packages.ts";
import { AtExit, below, killAll, processes } from "../processes.ts";
import { slurmConfig } from "./slurm_config.ts";

/** A task of a job array. */
export interface ArrayTask {
  /** In the array. */
  readonly task: number;
  /** As "RUNNING" or "COMPLETED". */
  readonly state: string;
  readonly restarts: number;
  readonly node: string;
}

/** A SLURM cluster whose nodes are all this machine, in a folder and with ports of its own. */
export class SlurmCluster {
  readonly #folder: string;
  readonly #daemons = new Map<string, Deno.ChildProcess>();
  readonly #atExit = new AtExit(() => this.#killEverything());
  readonly nodes: readonly string[];

  private constructor(folder: string, nodes: readonly string[]) {
    this.#folder = folder;
    this.nodes = nodes;
  }

  /** Why there can be no cluster on this machine; null if there can. Installs SLURM where it may. */
  static async fault(): Promise<string | null> {
    const fault = await installPackages({
      "slurm-wlm": onPath("slurmctld", "slurmd", "sbatch", "scontrol"),
      munge: onPath("munged"),
    });
    if (fault !== null) return fault;
    return (await outputOf("id", "-u"))?.trim() === "0"
      ? null
      : "nodes that start jobs are run by root";
  }

  /**
   * Starts a cluster in a temporary folder, and waits until its nodes are idle.
   *
   * @throws {Error} If they are not within half a minute; the message has what was printed.
   */
  static async start(nodes: readonly string[]): Promise<SlurmCluster> {
    const folder = await Deno.makeTempDir({ prefix: "gradnoise-slurm-" });
    const cluster = new SlurmCluster(folder, nodes);
    try {
      await cluster.#start();
      return cluster;
    } catch (error) {
      const printed = await outputOf("sh", "-c", `tail -n 5 "${folder}"/*.out`);
      await cluster[Symbol.asyncDispose]();
      throw new Error(`Cannot start a cluster: ${(error as Error).message}\n${printed}`);
    }
  }

  async #start(): Promise<void> {
    const folder = this.#folder;
    const host = (await outputOf("hostname", "-s"))!.trim();
    const ports = await freePorts(this.nodes.length + 1);
    // Whoever may read the key alone decides; munged lets all find its socket.
    await Deno.chmod(folder, 0o711);
    await Deno.writeTextFile(
      `${folder}/slurm.conf`,
      slurmConfig({ folder, host, nodes: this.nodes, ports }),
    );
    for (const name of ["state", ...this.nodes.map((node) => `spool-${node}`)]) {
      await Deno.mkdir(`${folder}/${name}`);
    }
    const key = crypto.getRandomValues(new Uint8Array(1024));
    await Deno.writeFile(`${folder}/munge.key`, key, { mode: 0o600 });
    const files = ["key-file=munge.key", "socket=munge.socket", "pid-file=munged.pid"];
    const others = ["log-file=munged.log", "seed-file=munge.seed"];
    this.#daemon("munged", [
      "--foreground",
      ...[...files, ...others].map((file) => `--${file.replace("=", `=${folder}/`)}`),
    ]);
    await until("munged answers", () => exists(`${folder}/munge.socket`));
    this.#daemon("slurmctld", ["-D"]);
    for (const node of this.nodes) this.bringBack(node);
    await until("the nodes are idle", async () => {
      const states = (await this.#ask("sinfo", "--noheader", "--Node", "--format=%t")).split("\n");
      return states.filter((state) => state.trim() === "idle").length === this.nodes.length;
    });
  }

  /** The variable that names the cluster to the commands of SLURM. */
  get #environment(): Record<string, string> {
    return { SLURM_CONF: `${this.#folder}/slurm.conf` };
  }

  /**
   * Submits a script.
   *
   * @param cwd The folder to submit it from.
   * @param env Variables that its tasks get, beside this process's.
   * @returns The number of the job.
   */
  async submit(
    script: string,
    cwd: string,
    env: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const { success, stdout, stderr } = await new Deno.Command("sbatch", {
      args: ["--parsable", script],
      env: { ...env, ...this.#environment },
      cwd,
    }).output();
    const decoder = new TextDecoder();
    if (!success) throw new Error(`sbatch failed: ${decoder.decode(stderr)}`);
    return decoder.decode(stdout).trim();
  }

  /** The tasks of an array that were started once, and the others as one. */
  async tasks(job: string): Promise<ArrayTask[]> {
    const text = await this.#ask("scontrol", "--oneliner", "show", "job", job);
    return text.trim().split("\n").flatMap((line) => {
      const value = (name: string) => new RegExp(`(?:^| )${name}=(\\S*)`).exec(line)?.[1] ?? "";
      const task = value("ArrayTaskId");
      return /^\d+$/.test(task)
        ? [{
          task: Number(task),
          state: value("JobState"),
          restarts: Number(value("Restarts")),
          node: value("NodeList"),
        }]
        : [];
    });
  }

  /** Whether nothing of a job waits or runs. */
  async hasEnded(job: string): Promise<boolean> {
    const states = await this.#ask("squeue", "--noheader", "--array", "--jobs", job, "--format=%T");
    return states.trim() === "";
  }

  /** Ends a node as a loss of power does: its daemon, the steps, and all that they started. */
  async kill(node: string): Promise<void> {
    const daemon = this.#daemons.get(node)!;
    killAll([daemon.pid, ...this.#startedOn(node)]);
    await daemon.status;
  }

  /** The processes of the tasks that run on a node. */
  #startedOn(node: string): number[] {
    const all = processes();
    const scripts = all.filter(({ command }) => command.includes(`${this.#folder}/spool-${node}/`));
    const steps = scripts.map(({ parent }) => parent).filter((parent) => parent > 1);
    return [...steps, ...scripts.flatMap(({ id }) => [id, ...below(all, id).map(({ id }) => id)])];
  }

  /** Cuts a node off: its daemon ends, and what it started goes on. */
  async cutOff(node: string): Promise<void> {
    const daemon = this.#daemons.get(node)!;
    killAll([daemon.pid]);
    await daemon.status;
  }

  /** Starts the daemon of a node. */
  bringBack(node: string): void {
    this.#daemon(node, ["-D", "-N", node], "slurmd");
  }

  #daemon(name: string, args: readonly string[], program = name): void {
    // A shell gives up its place; what it prints would otherwise have to be read.
    const script = `exec "$@" > "${this.#folder}/${name}.out" 2>&1`;
    const daemon = new Deno.Command("sh", {
      args: ["-c", script, "sh", program, ...args],
      env: this.#environment,
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn();
    this.#daemons.set(name, daemon);
  }

  async #ask(command: string, ...args: string[]): Promise<string> {
    const { stdout } = await new Deno.Command(command, {
      args,
      env: this.#environment,
      stderr: "null",
    }).output();
    return new TextDecoder().decode(stdout);
  }

  #killEverything(): void {
    const all = processes();
    for (const { pid } of this.#daemons.values()) {
      killAll([pid, ...below(all, pid).map(({ id }) => id)]);
    }
    // After the daemons, which would start more.
    killAll(this.nodes.flatMap((node) => this.#startedOn(node)));
  }

  /** Ends everything that runs in the cluster, and removes its folder. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#killEverything();
    this.#atExit[Symbol.dispose]();
    for (const daemon of this.#daemons.values()) await daemon.status;
    await Deno.remove(this.#folder, { recursive: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

/** Waits for something that takes seconds. */
export async function until(
  what: string,
  isSo: () => Promise<boolean>,
  seconds = 30,
): Promise<void> {
  for (let left = seconds * 10; !await isSo(); left--) {
    if (left === 0) throw new Error(`Waited ${seconds} s until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Ports on which nothing listens. */
async function freePorts(count: number): Promise<number[]> {
  const table = await outputOf("cat", "/proc/net/tcp") ?? "";
  const taken = new Set([...table.matchAll(/: [0-9A-F]{8}:([0-9A-F]{4})/g)]
    .map(([, port]) => parseInt(port!, 16)));
  const first = 20_000 + crypto.getRandomValues(new Uint16Array(1))[0]! % 10_000;
  const ports = Array.from({ length: 10_000 }, (_, i) => 20_000 + (first + i) % 10_000);
  return ports.filter((port) => !taken.has(port)).slice(0, count);
}

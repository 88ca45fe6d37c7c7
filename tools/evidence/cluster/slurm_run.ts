import type { RandomStream } from "../../../engine/mod.ts";
import type { CopiedProject } from "../copied_project.ts";
import { type ArrayTask, SlurmCluster, until } from "./slurm_cluster.ts";

/** How a cluster of two nodes runs a job script, and what happens to the nodes meanwhile. */
export interface SlurmOptions {
  /** Its script is submitted from there. */
  readonly copy: CopiedProject;
  readonly script: string;
  /** A node is killed after this many seconds at most. */
  readonly within: number;
  /** Whether the other node is cut off later: what it started goes on, and starts again elsewhere. */
  readonly cutsOff: boolean;
  readonly random: RandomStream;
}

/** How a job array ended. */
export interface SlurmRun {
  readonly tasks: readonly ArrayTask[];
  /** What happened to the nodes, in words. */
  readonly events: readonly string[];
}

const NODES = ["n1", "n2"];

/** Nothing here takes longer, in seconds: SLURM pings its nodes every twenty. */
const LONGEST_REQUEUE = 90, LONGEST_RUN = 1800;

/**
 * Runs an array on two nodes. One of them loses its power at a random moment, with whatever runs on it, and
 * comes back; SLURM puts what it ran into the queue again.
 */
export async function runSlurm(options: SlurmOptions): Promise<SlurmRun> {
  const { copy, script, within, random } = options;
  await using cluster = await SlurmCluster.start(NODES);
  const started = performance.now(), events: string[] = [];
  const note = (event: string) =>
    events.push(`${((performance.now() - started) / 1000).toFixed(1)} s: ${event}`);
  const job = await cluster.submit(script, copy.folder, copy.environment);
  const restarts = async () =>
    (await cluster.tasks(job)).reduce((sum, task) => sum + task.restarts, 0);
  const runsOn = async (node: string) =>
    (await cluster.tasks(job)).find((task) => task.node === node && task.state === "RUNNING");

  const [lost, other] = random.shuffled(NODES) as [string, string];
  await pause(within * random.uniform());
  await until(`a task runs on ${lost}`, async () => await runsOn(lost) !== undefined);
  note(`${lost} is killed, with task ${(await runsOn(lost))?.task}`);
  await cluster.kill(lost);
  await pause(2 * random.uniform());
  cluster.bringBack(lost);
  await until("its task is requeued", async () => await restarts() > 0, LONGEST_REQUEUE);
  note(`its task is requeued`);

  if (options.cutsOff) {
    await until(`a task runs on ${other}`, async () => await runsOn(other) !== undefined, 60);
    const before = await restarts();
    note(`${other} is cut off, with task ${(await runsOn(other))?.task}, which goes on`);
    await cluster.cutOff(other);
    await until("its task is requeued", async () => await restarts() > before, LONGEST_REQUEUE);
    note("its task is requeued");
    await pause(10 * random.uniform());
    cluster.bringBack(other);
    note(`${other} is back`);
  }
  await until("the array has ended", () => cluster.hasEnded(job), LONGEST_RUN);
  note("all tasks have ended");
  const tasks = (await cluster.tasks(job)).toSorted((one, other) => one.task - other.task);
  return { tasks, events };
}

async function pause(seconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
}

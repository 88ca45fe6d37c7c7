import type { Paper } from "./claim.ts";
import { gradientNoise } from "./gradient_noise.ts";
import { memoryNetworks } from "./memory_networks.ts";
import { ours } from "./ours.ts";
import { smallerTasks } from "./smaller_tasks.ts";

/** Every claim, by the paper that makes it; those on tasks of ours, and those that none makes, come last. */
export const papers: readonly Paper[] = [gradientNoise, memoryNetworks, smallerTasks, ours];

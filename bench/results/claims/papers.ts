import type { Paper } from "./claim.ts";
import { gradientNoise } from "./gradient_noise.ts";
import { memoryNetworks } from "./memory_networks.ts";

/** Every claim, by the paper that makes it. */
export const papers: readonly Paper[] = [gradientNoise, memoryNetworks];

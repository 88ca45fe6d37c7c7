/** The parts of the report, in alphabetical order; the page has an order of its own. */

export { against } from "./against.ts";
export { attention, attentionShades } from "./attention.ts";
export { claims } from "./claims.ts";
export { configuration } from "./configuration.ts";
export { differences } from "./differences.ts";
export { headline } from "./headline.ts";
export { kinds } from "./kinds.ts";
export { microscope } from "./microscope.ts";
export { overview } from "./overview.ts";
export { playground } from "./playground.ts";
export { profiles } from "./profiles.ts";
export { programs } from "./programs.ts";
export { published } from "./published.ts";
export { reproduction } from "./reproduction.ts";
export { summary } from "./summary.ts";
export { warnings } from "./warnings.ts";
export { workloads } from "./workloads.ts";

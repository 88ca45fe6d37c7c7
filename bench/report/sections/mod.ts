/** The sections of the report; the page has an order of its own, see `allSections`. */

export { against } from "./against.ts";
export { beyond } from "./beyond.ts";
export { choose } from "./choose.ts";
export { claims } from "./claims.ts";
export { configuration } from "./configuration.ts";
export { differences } from "./differences.ts";
export { gradients } from "./gradients.ts";
export { inspectionSections } from "./inspections.ts";
export { kinds } from "./kinds.ts";
export { overview } from "./overview.ts";
export { playground } from "./playground.ts";
export { profiles } from "./profiles.ts";
export { published } from "./published.ts";
export { publishedRunsSection } from "./published_runs.ts";
export { reproduction } from "./reproduction.ts";
export { allSections, registerSection } from "./sections.ts";
export { successes } from "./successes.ts";
export { summary } from "./summary.ts";
export { warnings } from "./warnings.ts";
export { workloads } from "./workloads.ts";

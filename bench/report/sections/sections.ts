import { addEntry } from "../../../engine/mod.ts";
import type { SectionEntry } from "../section.ts";
import { against } from "./against.ts";
import { beyond } from "./beyond.ts";
import { choose } from "./choose.ts";
import { claims } from "./claims.ts";
import { configuration } from "./configuration.ts";
import { differences } from "./differences.ts";
import { gradients } from "./gradients.ts";
import { grid } from "./grid.ts";
import { inspectionSections } from "./inspections.ts";
import { kinds } from "./kinds.ts";
import { overview } from "./overview.ts";
import { playground } from "./playground.ts";
import { profiles } from "./profiles.ts";
import { published } from "./published.ts";
import { publishedRunsSection } from "./published_runs.ts";
import { reproduction } from "./reproduction.ts";
import { search } from "./search.ts";
import { successes } from "./successes.ts";
import { summary } from "./summary.ts";
import { warnings } from "./warnings.ts";
import { workloads } from "./workloads.ts";

/** Sections about what was measured, in the order of the page. */
const sections: Record<string, SectionEntry> = {};

const builtIn = [
  warnings,
  against,
  grid,
  claims,
  search,
  overview,
  differences,
  choose,
  successes,
  summary,
  kinds,
  beyond,
  workloads,
  profiles,
  publishedRunsSection,
  published,
  gradients,
  playground,
];

for (const section of builtIn) registerSection(section);

/**
 * Adds a section to every report, after the others about what was measured.
 *
 * @throws {TypeError} If there is one of this name.
 */
export function registerSection(section: SectionEntry): void {
  addEntry(sections, "section", section.name, section);
}

/** All sections in the order of the page, those of models' inspections included. */
export function allSections(): SectionEntry[] {
  return [...Object.values(sections), ...inspectionSections(), configuration, reproduction];
}

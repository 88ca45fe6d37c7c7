import { lookUp } from "../../base/mod.ts";
import type { Suite, Variant } from "../schema/schema.ts";
import { variants as variantTable } from "../variants.ts";
import { type Configuration, drawConfigurations } from "./configurations.ts";
import { fillPlaceholders, placeholdersOf } from "./placeholders.ts";
import type { Search } from "./search_schema.ts";

/** A suite whose variants are templates: a search chooses the values of their placeholders. */
export type SearchedSuite = Suite & { readonly search: Search };

/**
 * Whether a search chooses what a suite compares.
 *
 * @example
 * ```ts
 * import { hasSearch, suites } from "@gradnoise/gradnoise";
 *
 * if (!hasSearch(suites.tuned!) || hasSearch(suites.quick!)) throw new Error("the other way round");
 * ```
 */
export function hasSearch(suite: Suite): suite is SearchedSuite {
  return suite.search !== undefined;
}

/** A variant of a searched suite, with the configurations that are tried of it, the first one first. */
export interface Arm {
  readonly name: string;
  /** With placeholders. */
  readonly template: Variant;
  readonly configurations: readonly Configuration[];
}

/** The arms of a searched suite, in its order. */
export function armsOf({ variants, search, data }: SearchedSuite): Arm[] {
  return variants.map((item) => {
    const template = typeof item === "string" ? lookUp("variant", variantTable, item) : item;
    const configurations = drawConfigurations(search, placeholdersOf(template), data.seed);
    return { name: template.name, template, configurations };
  });
}

/** The name of a configuration, counted from 1: "noisy.3". */
export function configurationName(arm: string, number: number): string {
  return `${arm}.${number}`;
}

/** A configuration in words: "rate 0.012, eta 3". */
export function configurationWords(configuration: Configuration): string {
  return Object.entries(configuration).map(([name, value]) => `${name} ${value}`).join(", ");
}

/**
 * The search as a suite: every configuration of every arm is a variant. All have the same reference, so that a
 * fraction or a shard has the same workloads and seeds of each.
 */
export function searchSuite(suite: SearchedSuite): Suite {
  const { search, reference: _, successes: __, ...rest } = suite;
  const variants = armsOf(suite).flatMap(({ name, template, configurations }) =>
    configurations.map((configuration, i): Variant => ({
      ...fillPlaceholders(template, configuration),
      name: configurationName(name, i + 1),
      title: configurationWords(configuration),
      arm: name,
    }))
  );
  const first = variants[0]!.name;
  return {
    ...without(rest),
    title: `The search of ${suite.name}: ${search.configurations} configurations of each variant`,
    variants: variants.map((variant) => ({
      ...variant,
      against: variant.name === first ? null : first,
    })),
    published: [],
    seeds: [...search.seeds],
  };
}

/** Configurations of an arm that the answer trains: the chosen one, and those that smaller budgets choose. */
export interface ChosenConfigurations {
  readonly arm: string;
  /** Counted from 1. */
  readonly chosen: number;
  readonly others: readonly number[];
}

/**
 * The answer as a suite: every arm with the values that were chosen, then the choices of smaller budgets.
 *
 * @param chosen Of some or all arms; the others are left out.
 */
export function answerSuite(suite: SearchedSuite, chosen: readonly ChosenConfigurations[]): Suite {
  const { search: _, ...rest } = suite, arms = armsOf(suite);
  const own = new Map(chosen.map((one) => [one.arm, one]));
  const best = arms.map(({ name, template, configurations }): Variant => {
    // An arm that is left out needs values all the same, as others may name it.
    const configuration = configurations[(own.get(name)?.chosen ?? 1) - 1]!;
    const title = `the best of ${configurations.length}: ${configurationWords(configuration)}`;
    return {
      ...fillPlaceholders(template, configuration),
      title: template.title === "" ? title : `${template.title}; ${title}`,
    };
  });
  const others = arms.flatMap(({ name, template, configurations }) =>
    (own.get(name)?.others ?? []).map((number): Variant => ({
      ...fillPlaceholders(template, configurations[number - 1]!),
      name: configurationName(name, number),
      title: configurationWords(configurations[number - 1]!),
      // With the arms in one pair: a fraction has all of a workload and seed, or none.
      against: arms[0]!.name,
    }))
  );
  return { ...without(rest), variants: [...best, ...others] };
}

function without({ search: _, ...suite }: Suite): Suite {
  return suite;
}

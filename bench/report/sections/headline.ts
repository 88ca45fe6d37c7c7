import { canonicalJson } from "../../../engine/base/mod.ts";
import type { ResultFile } from "../../result_file.ts";
import {
  differencesByArm,
  type PairedDifference,
  pairedDifferences,
  signTest,
} from "../../statistics/mod.ts";
import { counted, duration, points } from "../../format.ts";
import { type Html, markup } from "../html.ts";

/** Under so many seeds on a workload the report warns of its own answer. */
const FEW_SEEDS = 5;

/** Under this probability chance is not taken for the reason of a split. */
const SIGNIFICANCE = 0.05;

/** The question, the answer in a sentence, and what was run. */
export function headline(result: ResultFile): Html {
  const { suite, workloads, variants, seeds, trials, machine } = result;
  const seconds = trials.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  const made = [
    counted(workloads.length, "workload"),
    counted(variants.length, "variant"),
    counted(seeds.length, "seed"),
  ];
  const facts: readonly (readonly [string, string])[] = [
    ["Suite", `${suite.name}: ${suite.title}`],
    ["Planned", made.join(" × ")],
    ["Trials ended", `${trials.length} of ${result.plannedTrials}`],
    ["Time in trials", duration(seconds)],
    ["Machine", `${machine.os}, ${machine.arch}, ${counted(machine.cores, "core")}`],
    ["Made", `${result.createdAt.slice(0, 16).replace("T", " ")} UTC`],
  ];
  return markup`<header>
<div>
<p class="name">gradnoise</p>
<h1>Does noise added to clipped gradients help memory-augmented networks learn?</h1>
${answers(result)}
</div>
<dl class="facts">
${
    facts.map(([term, fact]) =>
      markup`<div><dt>${term}</dt><dd>${fact}</dd></div>
`
    )
  }</dl>
</header>`;
}

function answers(result: ResultFile): Html {
  const differences = differencesByArm(result, pairedDifferences(result));
  const noisy = result.variants.filter((variant) => differsInNoiseAlone(result, variant));
  if (noisy.length === 0 && differences.length > 0) {
    return markup`<p class="answer"><strong>This run asks something else:</strong> no two of its variants
differ in the noise alone.</p>`;
  }
  const names = [...new Set(noisy.map(({ name, arm }) => arm ?? name))]
    .filter((name) => differences.some(({ variant }) => variant === name));
  if (names.length === 0) {
    return markup`<p class="answer"><strong>No answer yet:</strong> there is no pair of trials, with
and without, that both ended with numbers.</p>`;
  }
  return markup`${
    names.map((name) => answer(result, name, differences.filter(({ variant }) => variant === name)))
  }`;
}

/** Whether a variant does all that its reference does, but for the noise. */
function differsInNoiseAlone(
  { trials }: ResultFile,
  { name, reference }: ResultFile["variants"][0],
): boolean {
  const recipe = (variant: string) => {
    const spec = trials.find((trial) => trial.variant === variant)?.spec;
    if (spec === undefined) return null;
    const { optimizer: { clip, rule }, budget, model } = spec;
    return canonicalJson({ clip, rule, budget, model });
  };
  return reference !== null && recipe(name) === recipe(reference);
}

/** What a variant did to the test error, over all workloads. */
function answer(
  result: ResultFile,
  variant: string,
  differences: readonly PairedDifference[],
): Html {
  const pairs = differences.flatMap(({ pairs }) => pairs);
  const better = pairs.filter(({ difference }) => difference < 0).length;
  const worse = pairs.filter(({ difference }) => difference > 0).length;
  const mean = pairs.reduce((sum, { difference }) => sum + difference, 0) / pairs.length;
  const chance = signTest(better, worse), { reference } = differences[0]!;
  return markup`<p class="answer"><strong>${verdict(better - worse, mean, chance)}</strong>
In ${
    counted(pairs.length, "pair")
  } of trials that differ in nothing else, ${variant} had a lower test
error than ${reference} ${times(better)}, a higher one ${times(worse)} and the same
${times(pairs.length - better - worse)}; on average ${size(mean)}.</p>
<p class="caution">A fair coin splits ${counted(better + worse, "throw")} at least so unevenly in
${likelihood(chance)} (sign test). ${fewSeeds(differences)}${
    missing(result, variant, pairs.length)
  }</p>`;
}

function verdict(balance: number, mean: number, chance: number): string {
  if (chance >= SIGNIFICANCE) return "No clear difference.";
  if (balance > 0 && mean < 0) return "It helped here.";
  if (balance < 0 && mean > 0) return "It did harm here.";
  return "Mixed: most pairs say one thing, the mean another.";
}

function times(count: number): string {
  return ["never", "once", "twice"][count] ?? `${count} times`;
}

function size(mean: number): string {
  const text = points(Math.abs(mean)).replace("+", "");
  if (Number(text) === 0) return "there is no difference to speak of";
  return `the error was ${text} percentage points ${mean < 0 ? "lower" : "higher"}`;
}

function likelihood(chance: number): string {
  return chance < 0.01 ? "less than 1 of 100 cases" : `${Math.round(100 * chance)} of 100 cases`;
}

function fewSeeds(differences: readonly PairedDifference[]): string {
  const fewest = Math.min(...differences.map(({ pairs }) => pairs.length));
  if (fewest >= FEW_SEEDS) return "";
  return `With as few as ${
    counted(fewest, "seed")
  } to a workload only large differences can be seen. `;
}

/** A pair that lacks a number may lack it because of the noise: that must not go unsaid. */
function missing(
  { trials, variants }: ResultFile,
  variant: string,
  used: number,
): string {
  const keys = (name: string) =>
    trials.filter((trial) => trial.variant === name).map(({ workload, seed }) =>
      `${workload} ${seed}`
    );
  const planned = variants.filter(({ name, arm }) => (arm ?? name) === variant)
    .reduce((sum, { name, reference }) => {
      const others = new Set(keys(reference!));
      return sum + keys(name).filter((key) => others.has(key)).length;
    }, 0);
  const left = planned - used;
  return left === 0 ? "" : `${counted(left, "pair")} left out: a trial failed or diverged.`;
}

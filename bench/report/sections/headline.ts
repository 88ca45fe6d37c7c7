import type { ResultFile } from "../../result_file.ts";
import type { Comparison } from "../../statistics/mod.ts";
import { counted, dateAndTime, duration } from "../../format.ts";
import { type Comparisons, comparisonsOf } from "../comparisons.ts";
import { evidence } from "../evidence.ts";
import { type Html, markup } from "../../html.ts";
import { compared, grouped, sides } from "../words.ts";

/** Under this probability chance is not taken for the reason of a split. */
const SIGNIFICANCE = 0.05;

/** Answers of more variants are in the section on paired differences alone. */
const MOST_ANSWERS = 4;

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
    ["Suite", suite.title === "" ? suite.name : `${suite.name}: ${suite.title}`],
    ["Planned", made.join(" × ")],
    ["Trials ended", `${grouped(trials.length)} of ${grouped(result.plannedTrials)}`],
    ["Time in trials", duration(seconds)],
    ["Machine", `${machine.os}, ${machine.arch}, ${counted(machine.cores, "core")}`],
    ["Made", dateAndTime(result.createdAt)],
  ];
  const comparisons = comparisonsOf(result);
  return markup`<header>
<div>
<p class="name">gradnoise</p>
<h1>${question(comparisons)}</h1>
${answers(comparisons)}
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

/** A run without a pair that differs in the noise alone asks what its other changes are worth. */
function asksOfNoise({ all, noise }: Comparisons): boolean {
  return noise.length > 0 || all.length === 0;
}

function question(comparisons: Comparisons): string {
  return asksOfNoise(comparisons)
    ? "Does noise added to clipped gradients help memory-augmented networks learn?"
    : "What is each change to the training of these networks worth?";
}

function answers(comparisons: Comparisons): Html {
  const { all, noise } = comparisons;
  if (all.length === 0) {
    return markup`<p class="answer"><strong>No answer yet:</strong> there is no pair of trials, with
and without, that both ended with numbers.</p>`;
  }
  const asked = asksOfNoise(comparisons) ? noise : all;
  const shown = asked.slice(0, MOST_ANSWERS), left = asked.length - shown.length;
  return markup`${
    asksOfNoise(comparisons)
      ? null
      : markup`<p>No two of its variants differ in the noise alone, so this run
asks what each change does to the test error.</p>
`
  }${shown.map((one) => answer(one, asked.length > 1))}${
    left === 0
      ? null
      : markup`<p class="caution">The answers of <a href="#differences">${
        counted(left, "more variant")
      }</a> are under paired differences.</p>`
  }`;
}

/** What a variant did to the test error, over all workloads. */
function answer(comparison: Comparison, several: boolean): Html {
  const { variant, reference, pairs, workloads, mean } = comparison;
  return markup`<p class="answer">${
    several ? markup`<small>${variant} against ${reference}</small>` : null
  }<strong>${verdict(comparison)}</strong>
With ${variant} the test error was ${compared(mean, reference)}${
    interval(comparison)
  }: the mean over ${counted(pairs.length, "pair")} of trials that differ in nothing else, on ${
    counted(workloads.length, "workload")
  }.</p>
${cautions(comparison).map((text) => markup`<p class="caution">${text}</p>`)}
${evidence(comparison)}`;
}

/** The interval of the mean decides; the split of the pairs may disagree with it. */
function verdict({ mean, interval, better, worse, signTest }: Comparison): string {
  if (interval.tooFewSeeds) return "Too few seeds for an answer.";
  const side = interval.highest < 0 ? -1 : interval.lowest > 0 ? 1 : 0;
  const split = signTest < SIGNIFICANCE ? Math.sign(worse - better) : 0;
  if (split !== 0 && split !== Math.sign(mean)) {
    return "Mixed: most pairs say one thing, the mean another.";
  }
  if (side === 0) return "No clear difference.";
  return side < 0 ? "It helped here." : "It did harm here.";
}

function interval({ interval }: Comparison): string {
  if (interval.tooFewSeeds) return "";
  return ` (95\u00a0% interval: ${sides(interval)})`;
}

function cautions({ pairs, workloads, interval, leftOut }: Comparison): string[] {
  const fewest = Math.min(...workloads.map(({ pairs }) => pairs.length));
  return [
    ...interval.tooFewSeeds
      ? [
        `With ${counted(pairs.length, "pair")}, as few as ${
          counted(fewest, "seed")
        } to a workload, there is no interval: what is seen may be chance.`,
      ]
      : [],
    ...leftOut === 0 ? [] : [
      `Left out: ${
        counted(leftOut, "trial")
      } without a partner of the same seed that ended with numbers. What keeps trials from ending may be what is ` +
      "asked about.",
    ],
  ];
}

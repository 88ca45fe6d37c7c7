import type { ResultFile } from "../../result_file.ts";
import { type PairedDifference, pairedDifferences } from "../../statistics/mod.ts";
import { counted, duration, listed, points } from "../format.ts";
import { type Html, html } from "../html.ts";

/** Under so many seeds on a workload nothing is said about the size of a difference. */
const FEW_SEEDS = 5;

/** The question, the answer in a sentence, and what was run. */
export function headline(result: ResultFile): Html {
  const { suite, workloads, variants, seeds, trials, machine } = result;
  const seconds = trials.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  const facts: readonly (readonly [string, string])[] = [
    ["Suite", suite.title === "" ? suite.name : `${suite.name}: ${suite.title}`],
    ["Trials", `${trials.length} of ${result.plannedTrials}`],
    [
      "Made of",
      [
        counted(workloads.length, "workload"),
        counted(variants.length, "variant"),
        counted(seeds.length, "seed"),
      ].join(" × "),
    ],
    ["Training", `${duration(seconds)} of processor time`],
    ["Machine", `${machine.os}, ${machine.arch}, ${counted(machine.cores, "core")}`],
    ["Made", `${result.createdAt.slice(0, 16).replace("T", " ")} UTC`],
  ];
  return html`<header>
<p class="name">gradnoise</p>
<h1>Does noise added to clipped gradients help memory-augmented networks learn?</h1>
${answers(result)}
<dl class="facts">${
    facts.map(([term, fact]) =>
      html`
        <div>
          <dt>${term}</dt>
          <dd>${fact}</dd>
        </div>
      `
    )
  }</dl>
</header>`;
}

function answers(result: ResultFile): Html {
  const differences = pairedDifferences(result);
  const names = [...new Set(differences.map(({ variant }) => variant))];
  if (names.length === 0) {
    return html`<p class="answer">No answer yet: no two variants share a seed.</p>`;
  }
  return html`${
    names.map((name) => answer(differences.filter(({ variant }) => variant === name)))
  }`;
}

/** What a variant did to the test error, over all workloads. */
function answer(differences: readonly PairedDifference[]): Html {
  const { variant, reference } = differences[0]!;
  const pairs = differences.flatMap(({ pairs }) => pairs);
  const better = pairs.filter(({ difference }) => difference < 0).length;
  const worse = pairs.filter(({ difference }) => difference > 0).length;
  const mean = pairs.reduce((sum, { difference }) => sum + difference, 0) / pairs.length;
  const seeds = Math.min(...differences.map(({ pairs }) => pairs.length));
  const size = Math.abs(mean) < 0.0005
    ? html`left the test error where it was`
    : html`${mean < 0 ? "lowered" : "raised"} the test error by
<strong>${points(Math.abs(mean)).slice(1)} points</strong> on average`;
  const caution = seeds < FEW_SEEDS
    ? `${counted(seeds, "seed")} to a workload are too few to tell such a difference from chance.`
    : "Whether that is more than chance, the pairs below show.";
  return html`<p class="answer">In ${counted(pairs.length, "pair")} of trials that differ in nothing
else, <em>${variant}</em> against <em>${reference}</em> ${size}: better in ${better}, worse in
${worse}, equal in ${pairs.length - better - worse}. ${caution}</p>
<p class="answer-detail">By workload: ${
    listed(differences.map(({ workload, spread }) => `${workload} ${points(spread.mean)}`))
  }.</p>`;
}

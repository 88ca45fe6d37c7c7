import type { ResultFile } from "../../results/mod.ts";
import { type Comparison, mean } from "../../results/statistics/mod.ts";
import {
  counted,
  dateAndTime,
  duration,
  type Html,
  listed,
  markup,
  percent,
  points,
} from "../../base/mod.ts";
import { type Contrast, contrastsOf } from "../comparisons.ts";
import { evidence } from "../evidence.ts";
import { filterNote } from "../filter_form.ts";
import { type Question, questionOf } from "../question.ts";
import { type Verdict, verdictOf } from "../verdict.ts";
import { compared, grouped, sides } from "../words.ts";

/** Answers of more variants are in the section on paired differences alone. */
const MOST_ANSWERS = 4;

/** More things that differ are counted. */
const MOST_DIFFERENCES = 4;

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
  const question = questionOf(contrastsOf(result));
  return markup`<header>
<div>
<p class="name">gradnoise</p>
<h1>${question.text}</h1>
${filterNote()}${answers(result, question)}
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

function answers(result: ResultFile, question: Question): Html {
  const { asked, isOfNoise } = question;
  const answered = asked.filter(({ comparison }) => comparison !== null);
  if (answered.length === 0) {
    const { verdict, text } = noAnswer(result);
    return markup`<p class="answer"><strong>${verdict}</strong> ${text}</p>`;
  }
  const shown = answered.slice(0, MOST_ANSWERS);
  const left = contrastsOf(result).filter(({ comparison }) => comparison !== null).length -
    shown.length;
  return markup`${
    isOfNoise ? null : markup`<p>No two of its variants differ in the noise alone, so this run
asks what each change does to the test error.</p>
`
  }${shown.map((one) => answer(one, answered.length > 1))}${
    left === 0
      ? null
      : markup`<p class="caution">The answers of <a href="#differences">${
        counted(left, "more variant")
      }</a> are under paired differences.</p>`
  }`;
}

/**
 * The question and its answers as plain sentences, for the terminal: each answer begins with the verdict
 * and has the mean, its interval and what is to be said against it.
 */
export function headlineInWords(result: ResultFile): string[] {
  const { text: question, asked } = questionOf(contrastsOf(result));
  const answered = asked.filter(({ comparison }) => comparison !== null);
  if (answered.length === 0) {
    const { verdict, text } = noAnswer(result);
    return [question, `${verdict} ${text}`];
  }
  const left = answered.length - MOST_ANSWERS;
  const answers = answered.slice(0, MOST_ANSWERS).map((contrast) => {
    const comparison = contrast.comparison!, verdict = verdictOf(comparison);
    const { variant, reference } = comparison;
    return [
      ...answered.length > 1 ? [`${variant} against ${reference}:`] : [],
      inWords(verdict, contrast),
      measuredIn(contrast),
      ...cautions(comparison, isDecided(verdict)),
    ].join(" ");
  });
  return [
    question,
    ...answers,
    ...left > 0 ? [`The answers of ${counted(left, "more variant")} are in the report.`] : [],
  ].map((line) => line.replaceAll("\u00a0", " "));
}

/** What is said where no pair of trials has ended with numbers. */
function noAnswer(result: ResultFile): { readonly verdict: string; readonly text: string } {
  const { variants } = result, [first] = variants;
  if (contrastsOf(result).length > 0) {
    return {
      verdict: "No answer yet:",
      text: "no pair of trials, a variant and its reference on the same workload and seed, has " +
        "ended with numbers.",
    };
  }
  return {
    verdict: "Nothing to compare:",
    text: variants.length === 1
      ? `${first!.name} is the only variant. ${level(result)}`
      : `none of the ${variants.length} variants has a reference.`,
  };
}

/** How well the only variant did. */
function level({ workloads, trials }: ResultFile): string {
  const errors = trials.flatMap(({ metrics }) => metrics?.testError.value ?? []);
  if (errors.length === 0) return "No trial has ended with numbers yet.";
  const solved = trials.filter(({ status }) => status === "solved").length;
  return `Its mean test error was ${percent(mean(errors))} over ${
    counted(errors.length, "trial")
  } on ${counted(workloads.length, "workload")}; solved: ${solved} of ${trials.length}.`;
}

/** What a variant did to the test error, over all workloads. */
function answer(contrast: Contrast, several: boolean): Html {
  const comparison = contrast.comparison!;
  const { variant, reference } = comparison, verdict = verdictOf(comparison);
  return markup`<p class="answer">${
    several ? markup`<small>${variant} against ${reference}</small>` : null
  }<strong>${inWords(verdict, contrast)}</strong>
${measuredIn(contrast)}</p>
${cautions(comparison, isDecided(verdict)).map((text) => markup`<p class="caution">${text}</p>`)}
${evidence(comparison)}`;
}

function isDecided(verdict: Verdict): boolean {
  return verdict === "better" || verdict === "worse";
}

/** The difference of the means in a sentence. */
function measuredIn(contrast: Contrast): string {
  const comparison = contrast.comparison!;
  const { variant, reference, pairs, workloads, mean } = comparison;
  return `With ${variant} the test error was ${compared(mean, reference)}${
    interval(comparison)
  }: ` +
    `the mean over ${counted(pairs.length, "pair")} of trials that ${differ(contrast)}, on ` +
    `${counted(workloads.length, "workload")}.`;
}

/** Noise that was added is what the question calls "noise"; of all else the variant is named. */
function inWords(verdict: Verdict, { variant, noise }: Contrast): string {
  switch (verdict) {
    case "tooFewSeeds":
      return "Too few seeds for an answer.";
    case "mixed":
      return "Mixed: most pairs say one thing, the mean another.";
    case "unclear":
      return "No clear difference.";
    case "better":
      return noise === "added" ? "It helped here." : `${variant} did better here.`;
    case "worse":
      return noise === "added" ? "It did harm here." : `${variant} did worse here.`;
  }
}

/** What the trials of a pair have not in common. */
function differ({ differences, noise }: Contrast): string {
  if (noise !== null) return "differ in nothing else";
  const words = (differences ?? []).map(({ words }) => words);
  if (words.length === 0) return "do not differ in their specification";
  const left = words.length - MOST_DIFFERENCES;
  const shown = left <= 1 ? words : [...words.slice(0, MOST_DIFFERENCES), `${left} more things`];
  return `differ in ${listed(shown)}`;
}

function interval({ interval }: Comparison): string {
  if (interval.tooFewSeeds) return "";
  return ` (95\u00a0% interval: ${sides(interval)})`;
}

/** @param decided Whether the answer is that one of the two did better. */
function cautions(
  { pairs, workloads, interval, leftOut }: Comparison,
  decided: boolean,
): string[] {
  const fewest = Math.min(...workloads.map(({ pairs }) => pairs.length));
  // As they are shown: less than a twentieth of a point is no direction.
  const signs = workloads.map(({ mean }) => points(mean).charAt(0));
  const lower = signs.filter((sign) => sign === "−").length;
  const higher = signs.filter((sign) => sign === "+").length;
  return [
    ...interval.tooFewSeeds
      ? [
        `With ${counted(pairs.length, "pair")}, as few as ${
          counted(fewest, "seed")
        } to a workload, there is no interval: what is seen may be chance.`,
      ]
      : [],
    ...!decided || lower === 0 || higher === 0 ? [] : [
      `The workloads do not agree: of ${workloads.length}, the mean error was lower on ${lower} ` +
      `and higher on ${higher}.`,
    ],
    ...leftOut === 0 ? [] : [
      `Left out: ${
        counted(leftOut, "trial")
      } without a partner of the same seed that ended with numbers. What keeps trials from ending may be what is ` +
      "asked about.",
    ],
  ];
}

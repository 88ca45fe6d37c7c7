import type { Details, Fact } from "../../models/mod.ts";
import { counted, dateAndTime, duration, grouped, listed, percent, points } from "../base/mod.ts";
import type { ResultFile } from "../results/mod.ts";
import { type Comparison, countSolved, mean } from "../results/statistics/mod.ts";
import { machinesText, solvedText, wordsText } from "../results/tables/mod.ts";
import { type Contrast, contrastsOf } from "./comparisons.ts";
import { evidence } from "./evidence.ts";
import { hasEnded } from "./has_ended.ts";
import { type Question, questionOf } from "./question.ts";
import { type Verdict, verdictOf } from "./verdict.ts";
import { compared, sides } from "./words.ts";

/** Answers of more variants are in the section on paired differences alone. */
const MOST_ANSWERS = 4;

/** More things that differ are counted. */
const MOST_DIFFERENCES = 4;

/** The question of a result, its answers, and what was run. */
export interface Headline {
  readonly question: string;
  readonly answers: Details;
  readonly facts: readonly Fact[];
}

export function headline(result: ResultFile): Headline {
  const { suite, workloads, variants, seeds, trials, machines } = result;
  const seconds = trials.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  const made = [
    counted(workloads.length, "workload"),
    counted(variants.length, "variant"),
    counted(seeds.length, "seed"),
  ];
  const question = questionOf(contrastsOf(result));
  return {
    question: question.text,
    answers: answersTo(question, result),
    facts: [
      {
        name: "Suite",
        value: suite.title === "" ? suite.name : `${suite.name}: ${suite.title}`,
      },
      { name: "Planned", value: made.join(" × ") },
      {
        name: "Trials ended",
        value: `${grouped(trials.length)} of ${grouped(result.plannedTrials)}`,
      },
      { name: "Time in trials", value: duration(seconds) },
      {
        name: machines.length === 1 ? "Machine" : "Machines",
        value: machinesText(result),
      },
      { name: "Made", value: dateAndTime(result.createdAt) },
    ],
  };
}

/** The question and its answers as plain sentences, for the terminal; cautions follow their answer. */
export function headlineInWords(result: ResultFile): string[] {
  const { question, answers } = headline(result), lines = [question];
  for (const one of answers) {
    if (one.kind !== "text") continue;
    const text = wordsText(one.words);
    if (one.role === "caution") lines.push(`${lines.pop()!} ${text}`);
    else lines.push(text);
  }
  return lines;
}

function answersTo({ asked, isOfNoise }: Question, result: ResultFile): Details {
  const answered = asked.filter(({ comparison }) => comparison !== null);
  if (answered.length === 0) {
    const { verdict, text } = noAnswer(result);
    return [{ kind: "text", role: "answer", words: [{ strong: verdict }, ` ${text}`] }];
  }
  const shown = answered.slice(0, MOST_ANSWERS);
  const left = contrastsOf(result).filter(({ comparison }) => comparison !== null).length -
    shown.length;
  return [
    ...isOfNoise ? [] : [{
      kind: "text" as const,
      words:
        "No two of its variants differ in the noise alone, so this run asks what each change " +
        "does to the test error.",
    }],
    ...shown.flatMap((one) => answer(one, answered.length > 1)),
    ...left === 0 ? [] : [{
      kind: "text" as const,
      role: "caution" as const,
      words: [
        "The answers of ",
        { link: counted(left, "more variant"), to: "#differences" },
        " are in the report, under paired differences.",
      ],
    }],
  ];
}

/** What is said where no pair of trials has ended with numbers. */
function noAnswer(result: ResultFile): { readonly verdict: string; readonly text: string } {
  const { variants } = result, [first] = variants;
  if (contrastsOf(result).length > 0) {
    return {
      verdict: hasEnded(result) ? "No answer:" : "No answer yet:",
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
function level(result: ResultFile): string {
  const { workloads, trials } = result;
  const errors = trials.flatMap(({ metrics }) => metrics?.testError.value ?? []);
  if (errors.length === 0) {
    return `No trial has ended with numbers${hasEnded(result) ? "" : " yet"}.`;
  }
  return `Its mean test error was ${percent(mean(errors))} over ${
    counted(errors.length, "trial")
  } on ${counted(workloads.length, "workload")}; solved: ${solvedText(countSolved(trials))}.`;
}

/** What a variant did to the test error, over all workloads. */
function answer(contrast: Contrast, isOneOfMany: boolean): Details {
  const comparison = contrast.comparison!;
  const { variant, reference } = comparison, verdict = verdictOf(comparison);
  return [
    {
      kind: "text",
      role: "answer",
      words: [
        ...isOneOfMany ? [{ note: `${variant} against ${reference}` }] : [],
        { strong: inWords(verdict, contrast) },
        ` ${measuredIn(contrast)}`,
      ],
    },
    ...cautions(comparison, isDecided(verdict)).map((words) => ({
      kind: "text" as const,
      role: "caution" as const,
      words,
    })),
    evidence(comparison),
  ];
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

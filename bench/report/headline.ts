import type { Details, Fact } from "../../models/mod.ts";
import { counted, dateAndTime, duration, grouped } from "../base/mod.ts";
import type { ResultFile } from "../results/mod.ts";
import { machinesText, wordsText } from "../results/tables/mod.ts";
import { manyAnswers, noAnswer, oneAnswer, rateAnswer, rateRows } from "./answers/mod.ts";
import { contrastsOf } from "./comparisons.ts";
import { type Figure, figureOf } from "./figure/mod.ts";
import { marginOf } from "./largest.ts";
import { type Question, questionOf } from "./question.ts";

/** What the first screen shows: the question of a result, its answer, the chart of it, and what was run. */
export interface Headline {
  readonly question: string;
  /** The answer comes first, then its cautions, then what stands behind it. */
  readonly answers: Details;
  /** Null where there is nothing to draw. */
  readonly figure: Figure | null;
  /** What was run, in a line. */
  readonly run: string;
  /** The same in full. */
  readonly facts: readonly Fact[];
}

export function headline(result: ResultFile): Headline {
  const { suite, workloads, variants, seeds, trials, machines, plannedTrials } = result;
  const seconds = trials.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  const made = [
    counted(workloads.length, "workload"),
    counted(variants.length, "variant"),
    counted(seeds.length, "seed"),
  ].join(" × ");
  const ended = `${grouped(trials.length)} of ${grouped(plannedTrials)}`;
  const moment = dateAndTime(result.createdAt);
  const question = questionOf(contrastsOf(result));
  return {
    question: question.text,
    answers: answersTo(question, result),
    figure: figureOf(question, result),
    run: `${made}: ${
      trials.length === plannedTrials ? `all ${grouped(plannedTrials)}` : ended
    } trials ended, ${duration(seconds)} of training, ${moment.slice(0, 10)}`,
    facts: [
      {
        name: "Suite",
        value: suite.title === "" ? suite.name : `${suite.name}: ${suite.title}`,
      },
      { name: "Planned", value: made },
      { name: "Trials ended", value: ended },
      { name: "Time in trials", value: duration(seconds) },
      {
        name: machines.length === 1 ? "Machine" : "Machines",
        value: machinesText(result),
      },
      { name: "Made", value: moment },
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
  const rates = rateAnswer(rateRows(result), asked, isOfNoise);
  if (answered.length === 0 && rates.length === 0) return noAnswer(result);
  const answers = rates.length > 0
    ? rates
    : answered.length === 1
    ? oneAnswer(answered[0]!, marginOf(result))
    : manyAnswers(answered, isOfNoise);
  const left = contrastsOf(result).filter(({ comparison }) => comparison !== null).length -
    answered.length;
  const notes: Details = [
    ...isOfNoise ? [] : [{
      kind: "text" as const,
      role: "caution" as const,
      words:
        "No two of its variants differ in the noise alone, so this run asks what each change " +
        `does to the ${rates.length > 0 ? "number of trials that succeed" : "test error"}.`,
    }],
    ...left <= 0 ? [] : [{
      kind: "text" as const,
      role: "caution" as const,
      words: [
        "The answers of ",
        { link: counted(left, "more variant"), to: "#differences" },
        " are in the report, under paired differences.",
      ],
    }],
  ];
  const texts = answers.filter(({ kind }) => kind === "text");
  return [...texts, ...notes, ...answers.filter(({ kind }) => kind !== "text")];
}

import { findModel } from "../../models/registry.ts";
import { counted, grouped, listed, percent } from "../base/mod.ts";
import { formatOptimizer, stepsOf, stepWords } from "../../optim/spec/mod.ts";
import { lengthOf, type TrialSpec } from "../trial/spec/mod.ts";

/** What a trial does to its gradients, and its budget: a sentence each. */
export function specificationInWords({ optimizer, budget, model }: TrialSpec): string[] {
  const absent = (["clip", "noise"] as const).filter((stage) =>
    stepsOf(optimizer, stage).length === 0
  );
  return [
    `${formatOptimizer(optimizer)}:`,
    ...absent.map((stage) => `No ${stage}.`),
    ...optimizer.map((step) => {
      const words = stepWords(step, lengthOf(budget));
      return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
    }),
    budgetInWords(budget, model.name),
  ];
}

type Budget = TrialSpec["budget"];

function samplingInWords(sampling: Budget["sampling"]): string {
  if (typeof sampling === "object") {
    const shared = sampling.difficulty === "batch" ? ", each of one difficulty" : "";
    return ` of ${counted(sampling.fresh, "fresh example")} an epoch${shared}`;
  }
  switch (sampling) {
    case "shuffled":
      return "";
    case "withReplacement":
      return ", drawn with replacement";
  }
}

const lastBatchWords: Readonly<Record<Budget["lastBatch"], string>> = {
  short: "",
  dropped: "; what does not fill a batch is left out",
};

function curriculumInWords(curriculum: Budget["curriculum"]): string {
  switch (curriculum.kind) {
    case "none":
      return "";
    case "levels":
      return `; the questions of each level join ${
        counted(curriculum.epochs, "epoch")
      } after the last`;
    case "byError": {
      const { threshold, every, apart = every } = curriculum;
      const spaced = apart <= every ? "" : ` and no sooner than ${apart} after the last time`;
      return `; examples become harder whenever the error is below ${threshold}, measured every ` +
        `${counted(every, "update")}${spaced}`;
    }
    case "byTrainingError": {
      const { threshold, every, first } = curriculum;
      const from = first === 1 ? "" : ` from level ${first} on`;
      return `; examples become harder${from} whenever the training error is below ${threshold}, ` +
        `counted over ${counted(every, "update")}`;
    }
  }
}

/** When training ends before its last epoch, and what happens when it does not. */
function stopInWords({ stop, attempts = 1 }: Budget, model: string): string {
  if (stop === undefined) return "";
  const { error, confirm, checks = 1, ways = [] } = stop;
  const known = findModel(model)?.alsoAnswers ?? [];
  const answered = ways.map((way) => known.find(({ name }) => name === way)?.title ?? way);
  const confirmed = confirm === undefined
    ? ""
    : `, as is that on ${counted(confirm, "other fresh example")}`;
  const inWays = ways.length === 0 ? "" : `, ${listed(answered)} too`;
  const inARow = checks === 1 ? "" : `, ${grouped(checks)} times in a row`;
  const again = attempts === 1
    ? ""
    : `; otherwise it begins anew from other parameters, at most ${
      grouped(attempts)
    } trainings in all`;
  const low = error === 0 ? "0" : `at most ${percent(error)}`;
  return `; training ends when the validation error is ${low}${confirmed}${inWays}${inARow}${again}`;
}

function budgetInWords(budget: Budget, model: string): string {
  const { phases, epochs, batchSize, sampling, lastBatch, curriculum, average } = budget;
  const known = findModel(model)?.phases ?? [];
  const earlier = Object.entries(phases).filter(([, own]) => own > 0).map(([name, own]) => {
    const title = known.find((phase) => phase.name === name)?.title ?? name;
    return `${counted(own, "epoch")} of ${title}, then `;
  }).join("");
  const batches = `in batches of ${batchSize}${samplingInWords(sampling)}${
    lastBatchWords[lastBatch]
  }`;
  const most = budget.stop === undefined ? "" : earlier === "" ? "At most " : "at most ";
  const length = `${most}${counted(epochs, "epoch")}`;
  const mean = average === undefined
    ? ""
    : `; the network answers with the exponential moving mean of its parameters (decay ${average})`;
  const rest = `${curriculumInWords(curriculum)}${mean}${stopInWords(budget, model)}`;
  return `${earlier}${length}, ${batches}${rest}.`;
}

import { findModel } from "../../models/registry.ts";
import { counted } from "../base/mod.ts";
import type { TrialSpec } from "../trial/spec/mod.ts";

/** What a trial does to its gradients, and its budget: a sentence each. */
export function specificationInWords(
  { optimizer: { clip, noise, rule }, budget, model }: TrialSpec,
): string[] {
  return [
    clipInWords(clip),
    noiseInWords(noise),
    ruleInWords(rule),
    budgetInWords(budget, model.name),
  ];
}

function clipInWords(clip: TrialSpec["optimizer"]["clip"]): string {
  switch (clip.kind) {
    case "none":
      return "The gradient is not clipped.";
    case "globalNorm":
      return `The gradient is clipped to a global norm of ${clip.norm}.`;
    case "perGroup":
      return `The gradient of each group of parameters is clipped to a norm of ${clip.norm}.`;
    case "spectralNorm":
      return `The gradient of each parameter, a matrix, is clipped to a largest singular value of ${clip.norm}.`;
  }
}

function noiseInWords(noise: TrialSpec["optimizer"]["noise"]): string {
  switch (noise.kind) {
    case "none":
      return "No noise is added.";
    case "fixed":
      return `Gaussian noise of standard deviation ${noise.standardDeviation} is added.`;
    case "annealed":
      return `Gaussian noise of variance ${noise.eta} / (1 + t)^${noise.gamma} is added at update t.`;
  }
}

function ruleInWords(rule: TrialSpec["optimizer"]["rule"]): string {
  return `${ruleName(rule)} with a learning rate of ${rateInWords(rule.learningRate)}.`;
}

function ruleName(rule: TrialSpec["optimizer"]["rule"]): string {
  switch (rule.kind) {
    case "sgd":
      return "Stochastic gradient descent";
    case "adam":
      return `Adam (decays ${rule.beta1} and ${rule.beta2}, epsilon ${rule.epsilon})`;
  }
}

function rateInWords(rate: TrialSpec["optimizer"]["rule"]["learningRate"]): string {
  switch (rate.kind) {
    case "constant":
      return String(rate.rate);
    case "halveEvery":
      return `${rate.rate}, halved every ${
        counted(rate.epochs, "epoch")
      } from epoch ${rate.from} on`;
  }
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
      const { threshold, every } = curriculum;
      return `; examples become harder whenever the error is below ${threshold}, measured every ` +
        counted(every, "update");
    }
  }
}

function budgetInWords(
  { phases, epochs, batchSize, sampling, lastBatch, curriculum }: Budget,
  model: string,
): string {
  const known = findModel(model)?.phases ?? [];
  const earlier = Object.entries(phases).filter(([, own]) => own > 0).map(([name, own]) => {
    const title = known.find((phase) => phase.name === name)?.title ?? name;
    return `${counted(own, "epoch")} of ${title}, then `;
  }).join("");
  const batches = `in batches of ${batchSize}${samplingInWords(sampling)}${
    lastBatchWords[lastBatch]
  }`;
  return `${earlier}${counted(epochs, "epoch")}, ${batches}${curriculumInWords(curriculum)}.`;
}

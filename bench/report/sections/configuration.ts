import type { ResultFile } from "../../results/mod.ts";
import type { TrialSpec } from "../../trial/spec/mod.ts";
import { counted, type Html, markup } from "../../base/mod.ts";
import { keyOf, type Section } from "../section.ts";

/** What every variant does, with all options, and the versions that did it. */
export function configuration(result: ResultFile): Section {
  const { versions, backend } = result;
  const facts = [
    ["gradnoise", versions.gradnoise],
    ["Deno", versions.deno],
    ["TensorFlow.js", versions.tfjs],
    ["Backend", backend],
  ];
  const arms = Map.groupBy(result.variants.keys(), (i) => result.variants[i]!.arm ?? null);
  const body = markup`${
    [...arms].map(([arm, own]) => {
      const parts = own.map((i) => {
        const { name, title } = result.variants[i]!;
        return variant(result, name, title, i);
      });
      return arm === null
        ? parts
        : [markup`<details><summary>${counted(own.length, "configuration")} of ${arm}</summary>
${parts}</details>
`];
    })
  }
<h3>Versions</h3>
<dl class="facts">
${facts.map(([name, value]) => markup`<div><dt>${name!}</dt><dd>${value!}</dd></div>\n`)}</dl>`;
  return { id: "configuration", title: "Configuration", body };
}

/** The trials of a variant share a set-up, as a rule; where they do not, each set-up is shown. */
function variant(result: ResultFile, name: string, title: string, position: number): Html {
  const specs = result.trials.filter((trial) => trial.variant === name).map(({ spec }) => spec);
  const setups = new Map<string, TrialSpec[]>();
  for (const spec of specs) {
    const key = JSON.stringify(setup(spec), null, 2);
    setups.set(key, [...setups.get(key) ?? [], spec]);
  }
  const parts = [...setups].map(([json, [first, ...others]]) => {
    const workloads = [...new Set([first!, ...others].map(({ workload }) => workload))].join(", ");
    return markup`<ol class="steps">
${inWords(first!).map((step) => markup`<li>${step}</li>\n`)}</ol>
<details><summary>All options${
      setups.size > 1 ? ` of ${workloads}` : null
    }<span class="hidden">: ${name}</span></summary>
<pre tabindex="0">${json}</pre></details>
`;
  });
  return markup`<h3>${keyOf(result, position)}${name}</h3>
<p>${title.slice(0, 1).toUpperCase()}${title.slice(1)}.</p>
${parts}`;
}

function setup({ optimizer, budget, model }: TrialSpec) {
  return { optimizer, budget, model };
}

function inWords(
  { optimizer: { clip, noise, rule }, budget }: TrialSpec,
): string[] {
  return [clipInWords(clip), noiseInWords(noise), ruleInWords(rule), budgetInWords(budget)];
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
      return `; examples become harder whenever the error is below ${threshold}, looked at every ` +
        counted(every, "update");
    }
  }
}

function budgetInWords(
  { linearEpochs, epochs, batchSize, sampling, lastBatch, curriculum }: Budget,
): string {
  const linear = linearEpochs === 0
    ? ""
    : `${counted(linearEpochs, "epoch")} of linear start, then `;
  const batches = `in batches of ${batchSize}${samplingInWords(sampling)}${
    lastBatchWords[lastBatch]
  }`;
  return `${linear}${counted(epochs, "epoch")}, ${batches}${curriculumInWords(curriculum)}.`;
}

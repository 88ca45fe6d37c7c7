import type { ResultFile } from "../../results/mod.ts";
import { formatOptimizer, stepsOf, stepWords } from "../../../optim/spec/mod.ts";
import { lengthOf, type TrialSpec } from "../../trial/spec/mod.ts";
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

function inWords({ optimizer, budget }: TrialSpec): string[] {
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
    budgetInWords(budget),
  ];
}

type Budget = TrialSpec["budget"];

const samplingWords: Readonly<Record<Budget["sampling"], string>> = {
  shuffled: "",
  withReplacement: ", drawn with replacement",
};

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
  }
}

function budgetInWords(
  { linearEpochs, epochs, batchSize, sampling, lastBatch, curriculum }: Budget,
): string {
  const linear = linearEpochs === 0
    ? ""
    : `${counted(linearEpochs, "epoch")} of linear start, then `;
  const batches = `in batches of ${batchSize}${samplingWords[sampling]}${
    lastBatchWords[lastBatch]
  }`;
  return `${linear}${counted(epochs, "epoch")}, ${batches}${curriculumInWords(curriculum)}.`;
}

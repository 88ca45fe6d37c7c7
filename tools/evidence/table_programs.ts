import { RandomStream, RandomStreams, startBackend, streamKey } from "../../engine/mod.ts";
import { buildOptimizer } from "../../optim/mod.ts";
import { type NeuralProgrammer, neuralProgrammer } from "../../models/mod.ts";
import {
  buildTableDataset,
  interpret,
  isRightAnswer,
  programInWords,
  shortestMeaning,
  type TableDataset,
  type TableQuestion,
  tableSources,
} from "../../tasks/mod.ts";
import { Trainer } from "../../bench/trial/mod.ts";
import { lengthOf, type TrialSpec } from "../../bench/trial/spec/mod.ts";

/** Before the part of a question whose template the generated training questions do not have. */
const UNSEEN = /^unseen: /;

/** What a network does with the questions of one template. */
export interface TemplatePrograms {
  readonly template: string;
  /** The program of its first question. */
  readonly words: string;
  readonly questions: number;
  /** Questions whose program, run by the interpreter, is right where the network is, and wrong where it is. */
  readonly agree: number;
  /** Questions that the network answers right. */
  readonly right: number;
  /** Questions whose program means what was asked, and nothing else. */
  readonly shortest: number;
}

/**
 * Trains the network of a specification, and reads its programs off fresh questions of its task.
 *
 * @throws {TypeError} If the data are not generated, or have columns of words.
 */
export async function readPrograms(
  spec: TrialSpec,
  fresh: { readonly seed: number; readonly questions: number },
): Promise<TemplatePrograms[]> {
  const source = tableSources.find(({ task }) => task === spec.task.name);
  if (spec.data.source !== "generated" || source === undefined || source.style.textColumns > 0) {
    throw new TypeError(`Cannot read programs of ${spec.task.name}`);
  }
  await startBackend("wasm", { kernels: true });
  const { seed, train = 0 } = spec.data, { options } = spec.task;
  const { test } = source.generate({ seed: fresh.seed, train: 1, test: fresh.questions }, options);
  const dataset = buildTableDataset({
    ...source.generate({ seed, train, test: 1 }, options),
    test,
  });
  const model = await trained(spec, dataset);
  try {
    return programsOf(model, dataset, test);
  } finally {
    model.dispose();
  }
}

async function trained(spec: TrialSpec, dataset: TableDataset): Promise<NeuralProgrammer> {
  const { seed, budget } = spec, options = neuralProgrammer.options.parse(spec.model.options);
  const init = new RandomStream(streamKey(seed, "init"));
  const model = await neuralProgrammer.create(options, dataset, init);
  const trainer = new Trainer({
    ...{ model, dataset, budget, streams: new RandomStreams(seed) },
    optimizer: await buildOptimizer(spec.optimizer, {
      key: streamKey(seed, "noise"),
      groups: model.parameterGroups,
      length: lengthOf(budget),
    }),
    phases: neuralProgrammer.phases.map(({ name }) => name),
  });
  for (let epoch = 0; epoch < budget.epochs; epoch++) trainer.runEpoch();
  return model;
}

function programsOf(
  model: NeuralProgrammer,
  dataset: TableDataset,
  questions: readonly TableQuestion[],
): TemplatePrograms[] {
  const { columns, vocabulary, shape: { numericColumns } } = dataset;
  const isShortest = shortestMeaning({ columns, numericColumns, vocabulary });
  // In the order of the data set.
  const sorted = [...Map.groupBy(questions, ({ part }) => part).values()].flat();
  const read = sorted.map((question, i) => {
    const batch = dataset.test.batch([i]), [program] = model.inspect(batch, dataset);
    const { steps, operands } = program!;
    const { answer } = interpret(steps, operands, question.table);
    const given = answer?.kind === "cells"
      ? { ...answer, selected: answer.selected.map(Number) }
      : answer ?? { kind: "scalar" as const, value: NaN };
    const right = model.predict(batch).wrong === 0;
    return {
      question,
      words: programInWords(steps, operands, dataset),
      right,
      agrees: isRightAnswer(batch, 0, given) === right,
      shortest: isShortest(question, program!) === true,
    };
  });
  return [...Map.groupBy(read, ({ question: { part } }) => part.replace(UNSEEN, ""))]
    .map(([template, own]): TemplatePrograms => ({
      template,
      words: own[0]!.words,
      questions: own.length,
      agree: own.filter(({ agrees }) => agrees).length,
      right: own.filter(({ right }) => right).length,
      shortest: own.filter(({ shortest }) => shortest).length,
    }));
}

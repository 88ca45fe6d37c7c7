import { type Finding, RandomStream, streamKey } from "../../engine/base/mod.ts";
import {
  type Batch,
  type Dataset,
  type Examples,
  fixedExamples,
  type TaskData,
} from "../dataset.ts";
import { parseTaskOptions, type TaskOptions } from "../options.ts";
import type { GeneratedData, Task } from "../task.ts";
import { brief, checkExamples } from "./check_examples.ts";
import { keysOf } from "./rows.ts";
import { watchDraws } from "./watch_draws.ts";

/** Enough that a tenth can be held out, and few enough that a check takes a moment. */
const DATA: GeneratedData = { seed: 1, train: 60, test: 30 };

/** Fresh examples of a stream that are looked at. */
const FRESH = 40;

/**
 * Checks what a task promises: options with usable defaults; the same data from the same seed, others from
 * another, and no draw that the seed does not decide; counts that add up; parts that do not share
 * examples; batches that hold the same examples whatever their size, order and reused arrays.
 *
 * @returns What is broken; nothing if all is well.
 */
// deno-lint-ignore require-await
export async function checkTask(task: Task): Promise<Finding[]> {
  try {
    return findingsOf(task);
  } catch (error) {
    return [{
      what: "generate() of a task",
      expected: `${DATA.train} training and ${DATA.test} test questions`,
      got: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      advice: "Make every method of the data work for a small number of questions.",
    }];
  }
}

function findingsOf(task: Task): Finding[] {
  let options: TaskOptions;
  try {
    options = parseTaskOptions(task);
  } catch (error) {
    return [{
      what: "options",
      expected: "defaults that the options accept",
      got: (error as Error).message,
      advice: "Give every option a default that is one of its own values.",
    }];
  }
  const { result: data, draws } = watchDraws(() => {
    const made = task.generate(DATA, options);
    // Some draw only when a batch is made.
    if (streamFault(task, made) === null) {
      for (const { examples } of partsOf(made)) if (examples.length > 0) examples.batch([0]);
    }
    return made;
  });
  const fault = streamFault(task, data);
  if (fault !== null) return [fault];
  const findings = draws.map((name): Finding => ({
    what: "unseeded draw",
    expected: "draws from the seed alone",
    got: `a call of ${name}`,
    advice: "Draw from new RandomStream(streamKey(seed, ...)) instead.",
  }));
  findings.push(
    ...partsOf(data).flatMap(({ part, examples }) => checkExamples(part, task.kind, examples)),
  );
  if (findings.length > 0) return findings;
  return [
    ...checkSeeds(task, data, options),
    ...checkCounts(task, data),
    ...data.form === "finite" ? [...checkDifficulties(task, data), ...checkSplits(data)] : [],
  ];
}

/** Why fresh examples of a stream cannot be asked for; null if they can, and of finite data. */
function streamFault({ graded }: Task, data: TaskData): Finding | null {
  if (data.form === "finite") return null;
  const { hardest } = data.train;
  if (!Number.isSafeInteger(hardest) || hardest < 1) {
    return {
      what: "train.hardest",
      expected: "a whole number from 1",
      got: String(hardest),
      advice: "Say how hard the hardest examples are that are trained on; 1 if all are alike.",
    };
  }
  return graded ? null : {
    what: "graded",
    expected: "true, as every example of a stream is drawn for a difficulty",
    got: "false",
    advice: "Declare graded: true.",
  };
}

/** Every part as a list of examples; of a stream some of its fresh ones. */
function partsOf(data: TaskData): { part: string; examples: Examples<Batch> }[] {
  return [
    { part: "train", examples: trainingOf(data) },
    { part: "validation", examples: data.validation },
    { part: "test", examples: data.test },
  ];
}

function trainingOf(data: TaskData): Examples<Batch> {
  switch (data.form) {
    case "finite":
      return data.train;
    case "streamed": {
      const { hardest } = data.train;
      const difficulties = Array.from({ length: FRESH }, (_, i) => 1 + i % hardest);
      return fixedExamples(data.train, difficulties, new RandomStream(streamKey(0, "data")));
    }
  }
}

function checkSeeds(task: Task, data: TaskData, options: TaskOptions): Finding[] {
  const again = task.generate(DATA, options);
  const other = task.generate({ ...DATA, seed: DATA.seed + 1 }, options);
  const findings: Finding[] = [];
  if (!/^[0-9a-f]{64}$/.test(data.digest)) {
    findings.push({
      what: "digest",
      expected: "64 hexadecimal digits in lower case",
      got: brief(data.digest),
      advice: "Use sha256() over all that the data are made of.",
    });
  }
  const [first, second, third] = [data, again, other].map((one) => ({
    digest: one.digest,
    keys: partsOf(one).flatMap(({ examples }) => keysOf(examples)).join(" "),
  })) as [Identity, Identity, Identity];
  if (first.digest !== second.digest || first.keys !== second.keys) {
    findings.push({
      what: "the same seed again",
      expected: `digest ${first.digest} and the same examples`,
      got: first.digest === second.digest ? "other examples" : `digest ${second.digest}`,
      advice:
        "Draw from streams of the seed alone: no clock, no Math.random, no state between calls.",
    });
  }
  if (first.digest === third.digest) {
    findings.push({
      what: "another seed",
      expected: "another digest",
      got: first.keys === third.keys ? "the same data" : "the same digest for other examples",
      advice: "Let the seed decide the data, and make the digest of all of them.",
    });
  }
  return findings;
}

interface Identity {
  readonly digest: string;
  readonly keys: string;
}

function checkCounts({ parts: names }: Task, data: TaskData): Finding[] {
  const { parts, validation, test, unknownAnswers } = data;
  const sum = (name: "trainingQuestions" | "testQuestions") =>
    parts.reduce((sum, part) => sum + part[name], 0);
  const training = data.form === "finite" ? data.train.length + validation.length : 0;
  const trained = sum("trainingQuestions");
  const counts: [what: string, expected: number, got: number][] = [
    // Training may show what the test does not ask, so it may have more.
    ["training questions of all parts", Math.min(training, trained), trained],
    ["test questions of all parts", test.length, sum("testQuestions")],
    ["unknownAnswers.validation.total", validation.length, unknownAnswers.validation.total],
    ["unknownAnswers.test.total", test.length, unknownAnswers.test.total],
  ];
  const findings = counts.filter(([, expected, got]) => expected !== got)
    .map(([what, expected, got]): Finding => ({
      what,
      expected: String(expected),
      got: String(got),
      advice:
        "Count each example in exactly one part; the parts of a stream have no training ones.",
    }));
  if (names.length === 0 || parts.length === 0) {
    findings.push({
      what: "parts",
      expected: "at least one",
      got: "none",
      advice: "Give the task's own name as its only part.",
    });
  } else if (parts.every(({ beyond = false }) => beyond)) {
    findings.push({
      what: "parts",
      expected: "one that is as hard as what is trained on, for the test error",
      got: "only parts that are beyond it",
      advice: "Give test examples of the trained difficulties a part without beyond: true.",
    });
  }
  return findings;
}

function checkDifficulties({ graded }: Task, { difficulties, train }: Dataset): Finding[] {
  if (difficulties === null) {
    return !graded ? [] : [{
      what: "difficulties",
      expected: "one for each training example, as the task is graded",
      got: "null",
      advice: "Give the difficulties of generated examples, or declare graded: false.",
    }];
  }
  const wrong = Array.from(difficulties).find((one) => !Number.isSafeInteger(one) || one < 1);
  if (difficulties.length === train.length && wrong === undefined) return [];
  return [{
    what: "difficulties",
    expected: `${train.length} whole numbers from 1`,
    got: wrong === undefined ? `${difficulties.length} of them` : String(wrong),
    advice: "Give every training example one difficulty, in the order of the examples.",
  }];
}

/** What chance may share of a part, where there are not many different examples. */
const SHARED = 0.1;

/** A task may repeat examples; one that never does must not show training those of its test. */
function checkSplits(data: Dataset): Finding[] {
  const train = keysOf(data.train), known = new Set(train);
  if (known.size < train.length) return [];
  return (["validation", "test"] as const).flatMap((part): Finding[] => {
    const shared = keysOf(data[part]).filter((key) => known.has(key)).length;
    return shared <= SHARED * data[part].length ? [] : [{
      what: `${part} and training`,
      expected: "no example in both",
      got: `${shared} of ${data[part].length} ${part} examples are training examples`,
      advice: "Split first and draw each part from a stream of its own.",
    }];
  });
}

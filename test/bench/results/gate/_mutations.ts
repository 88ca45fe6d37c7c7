/**
 * Changes to a baseline or a result that a careless or hostile hand could make, short of a forgery in
 * which every figure agrees with every other. Each works on one of the two files.
 */

import { trialId } from "../../../../bench/trial/spec/mod.ts";

// deno-lint-ignore no-explicit-any
export type Json = any;

/** The two files of a gate, as JSON. A mutation changes `own`, and may copy out of the other. */
export interface Files {
  readonly own: Json;
  readonly other: Json;
  readonly isBaseline: boolean;
}

/** Chooses: a whole number from 0 to below the limit. */
export type Pick = (limit: number) => number;

/** Changes `files.own` in place, or gives the text of a file. */
export type Mutation = (files: Files, pick: Pick) => string | void;

/** A place in JSON. */
interface Place {
  readonly parent: Json;
  readonly key: string | number;
}

function* placesIn(parent: Json): Generator<Place> {
  for (const key of Array.isArray(parent) ? parent.keys() : Object.keys(parent)) {
    yield { parent, key };
    const value = parent[key];
    if (typeof value === "object" && value !== null) yield* placesIn(value);
  }
}

function place(root: Json, pick: Pick, fits: (value: Json, place: Place) => boolean): Place {
  const all = [...placesIn(root)].filter((one) => fits(one.parent[one.key], one));
  return all[pick(all.length)]!;
}

const oneOf = <T>(pick: Pick, items: readonly T[]): T => items[pick(items.length)]!;

const isNumber = (value: Json) => typeof value === "number";

function set({ parent, key }: Place, value: Json): void {
  // A key of JSON is a property of its own, whatever its name.
  Object.defineProperty(parent, key, { value, ...writable });
}

const writable = { enumerable: true, configurable: true, writable: true };

/** One trial, those of one seed, of one cell, or all. */
function someTrials({ own }: Files, pick: Pick): Json[] {
  const { workload, variant, seed } = oneOf<Json>(pick, own.trials);
  const scopes = [
    (one: Json) => one.workload === workload && one.variant === variant && one.seed === seed,
    (one: Json) => one.seed === seed,
    (one: Json) => one.workload === workload && one.variant === variant,
    () => true,
  ];
  return own.trials.filter(oneOf(pick, scopes));
}

const sameTrial = (one: Json) => (other: Json) =>
  one.workload === other.workload && one.variant === other.variant && one.seed === other.seed;

/** A number that JSON has no value for is put into the text. */
function withText(own: Json, at: Place, text: string): string {
  const mark = "\u0001here\u0001";
  set(at, mark);
  return JSON.stringify(own).replace(JSON.stringify(mark), text);
}

const oddNumbers = [
  ...["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "1e308", "-1e308", "5e-324", "1e-320"],
  ...["-0", "0", "9007199254740993", "18446744073709551616", "0x10", "1.", ".5", "01", "+1", "1n"],
];

const foreignValues: readonly Json[] = [
  ...["", "0", "solved", true, false, [], {}, [0], { value: 0 }, null],
  ...[0, 1, -1, 0.5, 1e9],
];

/** Sets the test error of a trial, in either kind of file; in a result, in all fields that hold it. */
function setError(trial: Json, wrong: number, total: number): void {
  if (trial.metrics === undefined) {
    trial.testError = { wrong, total };
    return;
  }
  if (trial.metrics === null) return;
  const rate = { value: wrong / total, wrong, total };
  trial.metrics.testError = rate;
  for (const task of Object.keys(trial.metrics.testErrorByTask)) {
    trial.metrics.testErrorByTask[task] = rate;
  }
}

function errorOf(trial: Json): Json {
  return trial.metrics === undefined ? trial.testError : trial.metrics?.testError ?? null;
}

/** The classes of mutations. */
export const mutations: Readonly<Record<string, Mutation>> = {
  "a value of another type": ({ own }, pick) =>
    set(place(own, pick, () => true), structuredClone(oneOf(pick, foreignValues))),

  "null": ({ own }, pick) => set(place(own, pick, () => true), null),

  "null in a field of many trials": (files, pick) => {
    const field = oneOf(pick, Object.keys(files.own.trials[0]));
    for (const trial of someTrials(files, pick)) trial[field] = null;
  },

  "a number that is none, or too large": ({ own }, pick) =>
    withText(own, place(own, pick, isNumber), oneOf(pick, oddNumbers)),

  "a number moved": ({ own }, pick) => {
    const at = place(own, pick, isNumber), value = at.parent[at.key];
    const moved = [value + 1, value - 1, -value, 2 * value, value / 2, 10 * value, 1e9, 1e-9, 0];
    set(at, oneOf(pick, moved));
  },

  "a string for a number": ({ own }, pick) => {
    const at = place(own, pick, isNumber);
    set(at, String(at.parent[at.key]));
  },

  "a property or an item removed": ({ own }, pick) => {
    const { parent, key } = place(own, pick, () => true);
    if (Array.isArray(parent)) parent.splice(key as number, 1);
    else delete parent[key];
  },

  "a field of many trials removed": (files, pick) => {
    const field = oneOf(pick, Object.keys(files.own.trials[0]));
    for (const trial of someTrials(files, pick)) delete trial[field];
  },

  "an item twice": ({ own }, pick) => {
    const { parent, key } = place(own, pick, (_, { parent }) => Array.isArray(parent));
    const copy = structuredClone(parent[key]);
    // Beside the first one, at the end, or in place of another.
    if (pick(3) === 0) parent.splice(key as number, 0, copy);
    else if (pick(2) === 0) parent.push(copy);
    else parent[pick(parent.length)] = copy;
  },

  "items in another order": ({ own }, pick) => {
    const list = (value: Json) => Array.isArray(value) && value.length > 1;
    const at = place(own, pick, list), items: Json[] = at.parent[at.key];
    if (pick(2) === 0) items.reverse();
    else items.push(items.shift());
  },

  "a key twice": ({ own }, pick) => {
    const at = place(own, pick, (_, { parent }) => !Array.isArray(parent));
    const value = at.parent[at.key], key = JSON.stringify(at.key);
    const values = [value, structuredClone(oneOf(pick, foreignValues))].map((one) =>
      JSON.stringify(one)
    );
    if (pick(2) === 0) values.reverse();
    return withText(own, at, `${values[0]},${key}:${values[1]}`);
  },

  "an unknown key, or one of every object": ({ own }, pick) => {
    const isObject = (value: Json) =>
      typeof value === "object" && value !== null && !Array.isArray(value);
    const at = place(own, pick, isObject);
    const keys = ["__proto__", "constructor", "toString", "hasOwnProperty", "remark", "", "0"];
    const values = [null, {}, { wrong: 0, status: "solved" }, "solved", 0];
    set({ parent: at.parent[at.key], key: oneOf(pick, keys) }, oneOf(pick, values));
  },

  "a key of another name": ({ own }, pick) => {
    const { parent, key } = place(own, pick, (_, { parent }) => !Array.isArray(parent));
    const value = parent[key];
    delete parent[key];
    set({ parent, key: oneOf(pick, [`${key} `, `${key}2`, "__proto__"]) }, value);
  },

  "a field swapped between trials": ({ own }, pick) => {
    const [one, other] = [oneOf<Json>(pick, own.trials), oneOf<Json>(pick, own.trials)];
    const fields = Object.keys(one), count = 1 + pick(4);
    for (let i = 0; i < count; i++) {
      const field = oneOf(pick, fields);
      [one[field], other[field]] = [other[field], one[field]];
    }
  },

  "variants, workloads or seeds swapped": ({ own }, pick) => {
    const field = oneOf(pick, ["variant", "workload", "seed"]);
    const values = [...new Set<Json>(own.trials.map((trial: Json) => trial[field]))];
    const [one, other] = [values[0], values.at(-1)], withSpec = pick(2) === 0;
    for (const item of [...own.trials, ...own.cells ?? []]) {
      const swap = (of: Json) => {
        if (of?.[field] === one) of[field] = other;
        else if (of?.[field] === other) of[field] = one;
      };
      swap(item);
      if (withSpec) swap(item.spec);
    }
  },

  "a seed replaced, ids and all": ({ own, isBaseline }, pick) => {
    const seed = oneOf<number>(pick, own.seeds), other = oneOf(pick, [0, 99, 11]);
    own.seeds = own.seeds.map((one: number) => one === seed ? other : one);
    for (const trial of own.trials) {
      if (trial.seed !== seed) continue;
      trial.seed = other;
      const cell = own.cells?.find((one: Json) =>
        one.workload === trial.workload && one.variant === trial.variant
      );
      const spec = { ...isBaseline ? cell.spec : trial.spec, seed: other };
      if (!isBaseline) trial.spec = spec;
      trial.id = trialId(spec);
    }
  },

  "statuses flipped": (files, pick) => {
    const status = oneOf(pick, ["solved", "unsolved", "diverged", "failed", "flip"]);
    for (const trial of someTrials(files, pick)) {
      const flipped = trial.status === "solved" ? "unsolved" : "solved";
      trial.status = status === "flip" ? flipped : status;
      if (pick(2) === 0 && trial.message !== undefined) trial.message = null;
    }
  },

  "trials without a test error": (files, pick) => {
    // All that had one are said to have diverged: then nothing could be worse.
    const status = oneOf(pick, ["solved", "unsolved", "diverged", null]);
    for (const trial of someTrials(files, pick)) {
      if (files.isBaseline) trial.testError = null;
      else trial.metrics = null;
      trial.status = status ?? trial.status;
      if (!files.isBaseline && status === "diverged") trial.message = "In epoch 1 of 2";
    }
  },

  "training and test errors swapped": (files, pick) => {
    for (const trial of someTrials(files, pick)) {
      const { metrics } = trial;
      if (!metrics) continue;
      const { trainError, testError } = metrics;
      if (pick(2) === 0) setError(trial, trainError.wrong, trainError.total);
      else metrics.testError = trainError;
      metrics.trainError = testError;
    }
  },

  "digests removed or copied": (files, pick) => {
    const field = oneOf(pick, ["digest", "dataDigest"]);
    const how = pick(4);
    for (const trial of someTrials(files, pick)) {
      const other = files.other.trials.find(sameTrial(trial));
      if (how === 0) delete trial[field];
      else if (how === 1) trial[field] = "";
      else if (how === 2) trial[field] = "0".repeat(64);
      else trial[field] = other[field];
    }
  },

  "targets changed": ({ own, isBaseline }, pick) => {
    const target = oneOf(pick, [0, 0.01, 0.5, 1, 2, -1]), all = pick(2) === 0;
    const chosen = oneOf<Json>(pick, own.trials).workload, consistent = pick(2) === 0;
    for (const workload of own.workloads ?? []) {
      if (all || workload.name === chosen) workload.targetError = target;
    }
    if (!consistent && !isBaseline) return;
    for (const trial of own.trials) {
      const error = errorOf(trial);
      if (error === null || !(all || trial.workload === chosen)) continue;
      trial.status = error.wrong / error.total <= target ? "solved" : "unsolved";
    }
  },

  "totals changed": (files, pick) => {
    const factor = oneOf(pick, [0, 0.5, 2, 10, 1000]), how = pick(4);
    // Everywhere, or where an error is read.
    const trials = how === 3 ? files.own.trials : someTrials(files, pick);
    for (const trial of trials) {
      const error = errorOf(trial);
      if (error === null) continue;
      const total = Math.round(error.total * factor);
      if (how === 0) error.total = total;
      else if (how === 1) Object.assign(error, { total, value: error.wrong / total });
      else setError(trial, error.wrong, total);
    }
    if (how < 3) return;
    for (const { parts } of files.own.workloads ?? []) {
      for (const part of parts) part.testQuestions = Math.round(part.testQuestions * factor);
    }
    for (const trial of files.own.trials) {
      const error = errorOf(trial);
      if (error !== null) trial.status = error.wrong / error.total <= 0.05 ? "solved" : "unsolved";
    }
  },

  "times of no sense": ({ own, isBaseline }, pick) => {
    const value = oneOf(pick, [0, null, 1e9, 1e-9, -1, 1e300]);
    const field = isBaseline
      ? "calibratedTime"
      : oneOf(pick, ["calibrationSeconds", "durationSeconds"]);
    const items: Json[] = isBaseline ? own.cells : own.trials;
    const all = pick(2) === 0, chosen = pick(items.length);
    for (const [i, item] of items.entries()) if (all || i === chosen) item[field] = value;
  },

  "another format or version": ({ own }, pick) => {
    const names = ["gradnoise-baseline", "gradnoise-result", "", null];
    const versions = [0, 2, 3, 5, "4", null, 1.5];
    const suites = ["quick", "ci", "", "__proto__"];
    switch (pick(4)) {
      case 0:
        own.format = oneOf(pick, names.filter((name) => name !== own.format));
        break;
      case 1:
        own.version = oneOf(pick, versions);
        break;
      case 2:
        own.suite.name = oneOf(pick, suites);
        break;
      default:
        own.suite.version = oneOf(pick, [0, 2, "1", null]);
    }
  },

  "fewer seeds, workloads, variants or trials": ({ own }, pick) => {
    const field = oneOf(pick, ["seed", "workload", "variant", "id"]);
    const values = [...new Set<Json>(own.trials.map((trial: Json) => trial[field]))];
    const keep = new Set(values.slice(0, pick(values.length)));
    const left = (item: Json) => keep.has(item[field]);
    own.trials = own.trials.filter(left);
    if (field === "seed") own.seeds = own.seeds.filter((seed: number) => keep.has(seed));
    if (field !== "seed" && field !== "id" && own.cells) own.cells = own.cells.filter(left);
    const list = own[`${field}s`];
    if (field !== "seed" && list) {
      own[`${field}s`] = list.filter(({ name }: Json) => keep.has(name));
    }
    if (own.plannedTrials !== undefined && pick(4) > 0) own.plannedTrials = own.trials.length;
    if (own.network !== undefined) own.network = null;
  },

  "some figures copied from the other file": ({ own, other }, pick) => {
    // Not both what it answered and how that came out, for every trial.
    const field = oneOf(pick, [
      "status",
      "digest",
      "wrong",
      "value",
      "testErrorByTask",
      "one trial",
    ]);
    const chosen = pick(own.trials.length);
    for (const [i, trial] of own.trials.entries()) {
      const twin = other.trials.find(sameTrial(trial));
      const [mine, theirs] = [errorOf(trial), errorOf(twin)];
      if (field === "status" || field === "digest") trial[field] = twin[field];
      else if (mine === null || theirs === null) continue;
      else if (field === "wrong") mine.wrong = theirs.wrong;
      else if (field === "value") mine.value = theirs.wrong / theirs.total;
      else if (field === "one trial") {
        if (i !== chosen) continue;
        setError(trial, theirs.wrong, theirs.total);
        trial.status = twin.status;
        trial.digest = twin.digest;
      } else if (trial.metrics) {
        for (const task of Object.keys(trial.metrics.testErrorByTask)) {
          const { wrong, total } = theirs;
          trial.metrics.testErrorByTask[task] = { value: wrong / total, wrong, total };
        }
      }
    }
  },

  "another machine or program": ({ own, isBaseline }, pick) => {
    const value = oneOf(pick, ["aarch64", "3.0.0", "", null]);
    if (isBaseline) own.madeWith[oneOf(pick, ["gradnoise", "deno", "arch"])] = value;
    else if (pick(2) === 0) own.machines[0].arch = value;
    else own.versions[oneOf(pick, ["gradnoise", "deno", "tfjs"])] = value;
  },

  "another specification, ids and all": (files, pick) => {
    const { own, isBaseline } = files;
    const change = oneOf<(spec: Json) => void>(pick, [
      (spec) => spec.budget.epochs *= 10,
      (spec) => spec.data.test += 1,
      (spec) => spec.task.name = "babi-qa2",
      (spec) => spec.model.options.hops = 1,
      (spec) => spec.task.options.easy = true,
    ]);
    const trials = new Set<Json>(isBaseline ? own.trials : someTrials(files, pick));
    for (const cell of own.cells ?? []) change(cell.spec);
    for (const trial of own.trials) {
      if (!trials.has(trial)) continue;
      if (!isBaseline) change(trial.spec);
      const { spec } = isBaseline
        ? own.cells.find((one: Json) =>
          one.workload === trial.workload && one.variant === trial.variant
        )
        : trial;
      trial.id = trialId({ ...spec, seed: trial.seed });
    }
  },

  "nested deep": ({ own }, pick) => {
    const levels = oneOf(pick, [50, 101, 20_000]);
    const [open, close] = oneOf(pick, [["[", "]"], ['{"a":', "}"]] as const);
    const at = place(own, pick, () => true);
    return withText(own, at, `${open.repeat(levels)}0${close.repeat(levels)}`);
  },

  "a text that is cut or garbled": ({ own }, pick) => {
    const text = JSON.stringify(own), at = pick(text.length);
    const signs = ["", " ", "\0", "\ufeff", ",", "}", '"', "9", "-", "e", "\n<<<<<<< HEAD\n"];
    switch (pick(4)) {
      case 0:
        return text.slice(0, at);
      case 1:
        return text.slice(0, at) + oneOf(pick, signs) + text.slice(at + 1);
      case 2:
        return text.slice(0, at) + oneOf(pick, signs) + text.slice(at);
      default:
        return oneOf(pick, ["", "null", "[]", "{}", `${text}${text}`, `[${text}]`]);
    }
  },
};

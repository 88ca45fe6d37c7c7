import * as tf from "@tensorflow/tfjs";
import type { Json } from "../../engine/mod.ts";
import { checkOptimizer } from "../_check_optimizer.ts";
import { isCount, kindOf } from "../_check_update.ts";
import { makeUpdate } from "../apply.ts";
import { epochScheduleIn, followedBy, type Step } from "../spec/mod.ts";
import { type State, stateFromJson, stateToJson } from "../state.ts";
import type { GradientTransformation, Observation } from "../transformation.ts";
import { rebuild, type Saved, saved } from "./_saved_transformation.ts";
import { type NamesAtSaving, namesInState, stemOf } from "./_variable_names.ts";
import { averagesOf, useAverages } from "./average.ts";

/** Updates made so far, and the transformation's state; null before the first update. */
interface OptimizerState {
  readonly update: number;
  readonly transformation: State;
  /** All measurements of what schedules follow; missing before the first. */
  readonly history?: History;
}

/** What was measured, by name, the oldest first. */
type History = Readonly<Record<string, readonly number[]>>;

/** What `model.save` keeps of an optimizer besides its configuration. */
interface SavedState extends OptimizerState {
  /** The names of the parameters in the state. */
  readonly parameters: readonly string[];
  /** Those of all other variables; missing in older files. */
  readonly others?: readonly string[];
}

/** What a saved model holds of an optimizer's configuration. */
interface SavedConfig extends Saved {
  /** Null for Infinity, which JSON has not. */
  readonly updatesPerEpoch: number | null;
}

/** A tensor in a saved model. */
interface NamedTensor {
  readonly name: string;
  readonly tensor: tf.Tensor;
}

/** A gradient transformation in the shape of tfjs's optimizers. */
export class TransformationOptimizer extends tf.Optimizer {
  /** @nocollapse */
  static readonly className = "GradientTransformation";
  /** Null until it is built. */
  #built: GradientTransformation | null = null;
  readonly #building: Promise<void>;
  readonly #updatesPerEpoch: number;
  /** Undefined before the first update. */
  #state: State | undefined;
  #update = 0;
  /** What has been updated, by the names in the state. */
  #parameters: Record<string, tf.Variable> = {};
  /** Of a state from a saved model, the names in it by those of the variables. */
  #names: ReadonlyMap<string, string> = new Map();
  /** The names in a saved model, where the state is from one. */
  #saved: NamesAtSaving | null = null;

  #measured: Readonly<Record<string, number>> | undefined;
  #history: History = {};
  #observation: Observation = {};

  constructor(
    transformation: GradientTransformation | Promise<GradientTransformation>,
    updatesPerEpoch: number,
  ) {
    super();
    this.#updatesPerEpoch = updatesPerEpoch;
    if (!(transformation instanceof Promise)) this.#built = transformation;
    this.#building = Promise.resolve(transformation).then((built) => void (this.#built = built));
    // Whoever waits for it gets the error.
    this.#building.catch(() => {});
  }

  get #transformation(): GradientTransformation {
    if (this.#built !== null) return this.#built;
    throw new TypeError("Cannot use an optimizer that is being loaded: await tf.loadLayersModel");
  }

  /** What was seen in the last update, made or not: norms, `skipped` and `diverged`, telemetry. */
  get observation(): Observation {
    return this.#observation;
  }

  /**
   * Puts the averages of `average` in the place of the parameters, to answer by; give them back before training
   * goes on.
   *
   * @returns Gives the parameters back what they had before.
   * @throws {TypeError} If there are none: no `average`, or no update yet; or if a model was loaded beside
   * another of the same layers, and no update has shown yet which variables are its own.
   */
  useAverages(): () => void {
    if (this.#state === undefined) {
      throw new TypeError("Cannot use averages before an update: parameters show in the first");
    }
    const isResumed = Object.keys(this.#parameters).length === 0;
    return useAverages(isResumed ? this.#averaged() : this.#parameters, this.#state);
  }

  /** The variables that have averages in a state that was loaded, before an update has shown them. */
  #averaged(): Record<string, tf.Variable> {
    const names = Object.keys(averagesOf(this.#state!) ?? {});
    return Object.fromEntries(names.map((name) => {
      const [variable, ...more] = this.#candidates(name);
      if (variable !== undefined && more.length === 0) return [name, variable];
      const found = variable === undefined ? "no variable is" : "several variables are";
      throw new TypeError(
        `Cannot use the average of ${name} before an update of the loaded model: ${found} called so`,
      );
    }));
  }

  /** The variables that a parameter in a state that was loaded may be. */
  #candidates(name: string): tf.Variable[] {
    const isAlike = this.#saved === null
      ? (variable: tf.Variable) => variable.name === name
      : (variable: tf.Variable) => stemOf(variable.name) === stemOf(name);
    return Object.values(tf.engine().registeredVariables).filter(isAlike);
  }

  /** What the training measured last, for schedules that follow it: `{ error: 0.2 }`. */
  get measured(): Readonly<Record<string, number>> | undefined {
    return this.#measured;
  }

  /**
   * Each assignment is one measurement, for schedules that wait: assign once after an epoch.
   *
   * @throws {TypeError} If a measurement is not a finite number.
   */
  set measured(measured: Readonly<Record<string, number>> | undefined) {
    if (measured !== undefined && kindOf(measured) !== "an object") {
      throw new TypeError(`Cannot measure ${kindOf(measured)}: expected { error: 0.2 }`);
    }
    for (const [name, value] of Object.entries(measured ?? {})) {
      if (Number.isFinite(value)) continue;
      const found = typeof value === "number" ? value : kindOf(value);
      throw new TypeError(`Cannot measure ${name}: expected a finite number, got ${found}`);
    }
    const added = Object.entries(this.#followed(measured ?? {}))
      .map(([name, value]) => [name, [...this.#history[name] ?? [], value]]);
    this.#history = { ...this.#history, ...Object.fromEntries(added) };
    this.#measured = measured === undefined ? undefined : { ...measured };
  }

  /** Those of the measured quantities that a schedule follows; all where that cannot be said. */
  #followed<Value>(measured: Readonly<Record<string, Value>>): Record<string, Value> {
    const parts = partsIn(this.#transformation), followed = followedBy(stepsIn(parts));
    const isOpen = parts.some(({ spec, stage, inner }) =>
      spec === undefined || (stage === "wrapper" && inner === undefined)
    );
    return Object.fromEntries(
      Object.entries(measured).filter(([name]) => isOpen || followed.has(name)),
    );
  }

  /** Updates made so far, the transformation's state, and what was measured: plain data, a copy. */
  get state(): { readonly update: number; readonly transformation: State } {
    return {
      update: this.#update,
      transformation: structuredClone(this.#state ?? null),
      ...Object.keys(this.#history).length === 0 ? {} : { history: structuredClone(this.#history) },
    };
  }

  /**
   * Goes on from a state.
   *
   * @throws {TypeError} If it is none of this optimizer's. Whether it fits the parameters shows in the
   * next update, which then throws and moves nothing.
   */
  set state(state: State | OptimizerState) {
    // As it comes from JSON, too: `restored.state = stateFromJson(json)`.
    const given = kindOf(state) === "an object" ? state as OptimizerState : null;
    if (given === null || !isCount(given.update)) {
      const found = given === null ? kindOf(state) : `update ${given.update}`;
      throw new TypeError(`Cannot go on from a state without a count of updates: ${found}`);
    }
    const { update, transformation } = given;
    const history = given.history === undefined ? undefined : this.#followed(given.history);
    checkHistory(history ?? {});
    const begun = update > 0 || (transformation ?? null) !== null;
    if (begun) this.#transformation.checkState?.(transformation);
    this.#state = begun ? structuredClone(transformation) : undefined;
    this.#update = update;
    this.#history = structuredClone(history ?? {});
    if (history !== undefined) {
      const last = Object.entries(history).map(([name, values]) => [name, values.at(-1)!]);
      this.#measured = Object.fromEntries(last);
    }
    this.iterations_ = update;
    this.#parameters = {};
    this.#names = new Map();
    this.#saved = null;
  }

  /**
   * One update. One whose norm is not finite is not made and counts nowhere but in `skipNonFinite`:
   * parameters, `state`, `iterations` and with them the epoch stay as they are. With `accumulate`, `iterations`
   * counts batches.
   *
   * @throws {TypeError} If there is no variable of a name, a gradient has another shape, or the state
   * is one of other parameters; then nothing moves either.
   */
  override applyGradients(
    gradients: tf.NamedTensorMap | { name: string; tensor: tf.Tensor }[],
  ): void {
    const given =
      (Array.isArray(gradients)
        ? gradients.map(({ name, tensor }) => [name, tensor] as const)
        : Object.entries(gradients))
        // tfjs has none for what the loss does not depend on.
        .filter(([, tensor]) => (tensor ?? null) !== null);
    const fresh = given.map(([name]) => name).filter((name) => !this.#names.has(name));
    const names = this.#saved === null || fresh.length === 0 ? this.#names : new Map([
      ...this.#names,
      ...namesInState(fresh, this.#saved, new Set(this.#names.values())),
    ]);
    const registered = tf.engine().registeredVariables;
    const named: Record<string, tf.Tensor> = {};
    const parameters = { ...this.#parameters };
    for (const [variableName, tensor] of given) {
      const variable = registered[variableName];
      if (variable === undefined) throw new TypeError(`Cannot find the variable: ${variableName}`);
      const name = names.get(variableName) ?? variableName;
      const known = parameters[name], taken = known !== undefined && !known.isDisposed;
      if (Object.hasOwn(named, name) || (taken && known !== variable)) {
        throw new TypeError(`Cannot update two variables as one parameter: ${name}`);
      }
      named[name] = tensor;
      parameters[name] = variable;
    }
    // Those that have been frozen meanwhile are parameters as before.
    for (const name of fresh.length === 0 ? [] : this.#saved?.parameters ?? []) {
      const [variable, ...more] = Object.hasOwn(parameters, name) ? [] : this.#candidates(name);
      if (variable !== undefined && more.length === 0) parameters[name] = variable;
    }
    const state = this.#state === undefined ? this.#transformation.init(parameters) : this.#state;
    const epochs = this.#update / this.#updatesPerEpoch, epoch = Math.floor(epochs);
    const info = {
      ...{ epoch, epochShare: epochs - epoch },
      ...{ measured: this.#measured, history: this.#history },
    };
    const next = makeUpdate(this.#transformation, parameters, named, state, info);
    this.#state = next.state;
    this.#observation = next.seen;
    this.#parameters = parameters;
    this.#names = names;
    if (!next.made) return;
    this.#update += 1;
    this.incrementIterations();
  }

  /**
   * What `tf.loadLayersModel` builds an equal optimizer from.
   *
   * @throws {TypeError} If the transformation, or one of its parts, has no `spec`.
   */
  override getConfig(): tf.serialization.ConfigDict {
    const config: SavedConfig = {
      ...saved(this.#transformation),
      updatesPerEpoch: Number.isFinite(this.#updatesPerEpoch) ? this.#updatesPerEpoch : null,
    };
    return { transformation: escaped(config as unknown as Json) };
  }

  /** @nocollapse */
  static override fromConfig<T extends tf.serialization.Serializable>(
    _class: tf.serialization.SerializableConstructor<T>,
    { transformation }: tf.serialization.ConfigDict,
  ): T {
    const { updatesPerEpoch, ...config }: SavedConfig = JSON.parse(transformation as string);
    return new TransformationOptimizer(
      rebuild(config),
      updatesPerEpoch ?? Infinity,
    ) as unknown as T;
  }

  /** The state as tensors, for `model.save(url, { includeOptimizer: true })`; the caller's to dispose of. */
  // deno-lint-ignore require-await -- tfjs wants a promise.
  override async getWeights(): Promise<NamedTensor[]> {
    const all = Object.keys(tf.engine().registeredVariables);
    const parameters = new Set([
      ...this.#saved?.parameters ?? [],
      ...Object.keys(this.#parameters),
      // Of a state that was assigned, what it has arrays of.
      ...namesOfArrays(this.#state ?? null).filter((name) => all.includes(name)),
    ]);
    const own = new Set([...parameters, ...this.#names.keys()]);
    const state: SavedState = {
      ...this.state,
      parameters: [...parameters],
      others: all.filter((name) => !own.has(name)),
    };
    const text = JSON.stringify(stateToJson(state as unknown as State));
    return [{ name: STATE, tensor: tf.tensor1d([text]) }];
  }

  /**
   * The state of a model that is loaded. Its variables may have got other names, as they have where a
   * model of the same layers is alive (`h/kernel_1`): they are taken for those that they were. Layers that have
   * been frozen or unfrozen meanwhile are left out, or begin anew.
   *
   * @throws {TypeError} If the state is not one of this optimizer's.
   */
  override async setWeights(weights: NamedTensor[]): Promise<void> {
    await this.#building;
    const tensor = weights.find(({ name }) => name === STATE)?.tensor;
    if (tensor === undefined || tensor.dtype !== "string") {
      const names = weights.map(({ name }) => name).join(", ");
      throw new TypeError(`Cannot go on from the weights of another optimizer: ${names}`);
    }
    const [text] = await tensor.data<"string">();
    const saved = stateFromJson(JSON.parse(text!) as Json) as unknown as SavedState;
    this.state = saved;
    this.#saved = { parameters: saved.parameters, others: saved.others ?? [] };
  }
}

/** The tensor that holds the state in a saved model. */
const STATE = "gradient-transformation";

/** As JSON without underscores: tfjs takes them for Python's and removes them when it loads a model. */
function escaped(value: Json): string {
  return JSON.stringify(value).replaceAll("_", "\\u005f");
}

/** @throws {TypeError} If a history that was saved has something that is no measurement. */
function checkHistory(history: History): void {
  for (const [name, values] of Object.entries(history)) {
    const isList = Array.isArray(values) && values.length > 0;
    const wrong = isList ? values.findIndex((value) => !Number.isFinite(value)) : -1;
    if (isList && wrong < 0) continue;
    const found = isList ? kindOf(values[wrong]) : kindOf(values);
    throw new TypeError(`Cannot go on from a history with ${found} in the place of ${name}`);
  }
}

/** The transformations that one contains, and it itself unless it is a chain. */
function partsIn(whole: GradientTransformation): readonly GradientTransformation[] {
  const { parts, inner, groups } = whole;
  if (parts !== undefined) return parts.flatMap(partsIn);
  const contained = [...inner === undefined ? [] : [inner], ...Object.values(groups ?? {})];
  return [whole, ...contained.flatMap(partsIn)];
}

function stepsIn(parts: readonly GradientTransformation[]): Step[] {
  return parts.flatMap(({ spec }) => spec === undefined ? [] : [spec.step]);
}

/** The names of arrays in a state: of parameters, but for what a transformation keeps by other names. */
function namesOfArrays(state: State): string[] {
  if (state === null || typeof state !== "object" || state instanceof Float32Array) return [];
  return Object.entries(state).flatMap(([name, value]) =>
    value instanceof Float32Array ? [name] : namesOfArrays(value)
  );
}

/**
 * A gradient transformation as a tfjs optimizer, for `minimize()` and `LayersModel.compile()`.
 *
 * Noise goes by the variables' names, and tfjs numbers variables without a name as they are made: give
 * them names where a run has to be repeated exactly. `model.save(url, { includeOptimizer: true })` and
 * `tf.loadLayersModel` keep the state, `optimizer.state` hands it out.
 *
 * An update whose norm is not finite is not made and moves nothing, the count of updates included.
 *
 * @param options.updatesPerEpoch The batches of an epoch, for schedules that go by the epoch (`halve`, `cosine`);
 * Infinity for a single epoch.
 * @throws {RangeError} If `updatesPerEpoch` is not positive.
 * @throws {TypeError} If the transformation does not end in a rule, or is a promise or text; or if a schedule goes
 * by the epoch and `updatesPerEpoch` is missing.
 *
 * @example
 * ```ts
 * import { asTfOptimizer, buildOptimizer, streamKey } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const x = tf.variable(tf.scalar(5), true, "x");
 * const key = streamKey(1, "noise");
 * const optimizer = asTfOptimizer(await buildOptimizer("clip(1) > noise(0.001) > sgd(0.1)", { key }));
 * for (let i = 0; i < 100; i++) optimizer.minimize(() => tf.square(x));
 * if (Math.abs(x.dataSync()[0]!) > 0.01) throw new Error("not minimized");
 * ```
 */
export function asTfOptimizer(
  transformation: GradientTransformation,
  options: { readonly updatesPerEpoch?: number } = {},
): TransformationOptimizer {
  checkOptimizer(transformation);
  const { updatesPerEpoch = Infinity } = options;
  if (!(updatesPerEpoch > 0)) {
    throw new RangeError(`Cannot count epochs of ${updatesPerEpoch} updates`);
  }
  const byEpoch = options.updatesPerEpoch === undefined
    ? epochScheduleIn(stepsIn(partsIn(transformation)))
    : null;
  if (byEpoch !== null) {
    throw new TypeError(
      `Cannot follow ${byEpoch} without epochs: give asTfOptimizer updatesPerEpoch, the batches of one`,
    );
  }
  return new TransformationOptimizer(transformation, updatesPerEpoch);
}

// So that `tf.loadLayersModel` finds it.
tf.serialization.registerClass(TransformationOptimizer);

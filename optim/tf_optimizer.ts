import * as tf from "@tensorflow/tfjs";
import type { State } from "./state.ts";
import { applyGradients } from "./apply.ts";
import type { GradientTransformation, Tree } from "./transformation.ts";

/** A gradient transformation in the shape of tfjs's optimizers. */
export class TransformationOptimizer extends tf.Optimizer {
  /** @nocollapse */
  static readonly className = "GradientTransformation";
  readonly #transformation: GradientTransformation;
  readonly #updatesPerEpoch: number;
  #state: State | undefined;
  #update = 0;

  constructor(transformation: GradientTransformation, updatesPerEpoch: number) {
    super();
    this.#transformation = transformation;
    this.#updatesPerEpoch = updatesPerEpoch;
  }

  /** Updates made so far and the transformation's state: plain data, a copy. */
  get state(): { readonly update: number; readonly transformation: State } {
    return { update: this.#update, transformation: structuredClone(this.#state ?? null) };
  }

  set state(
    { update, transformation }: { readonly update: number; readonly transformation: State },
  ) {
    this.#update = update;
    this.#state = update === 0 ? undefined : structuredClone(transformation);
  }

  override applyGradients(
    gradients: tf.NamedTensorMap | { name: string; tensor: tf.Tensor }[],
  ): void {
    const named: Tree = Array.isArray(gradients)
      ? Object.fromEntries(gradients.map(({ name, tensor }) => [name, tensor]))
      : gradients;
    const registered = tf.engine().registeredVariables;
    const parameters: Record<string, tf.Variable> = {};
    for (const name of Object.keys(named)) {
      const parameter = registered[name];
      if (parameter === undefined) throw new TypeError(`Cannot find the variable: ${name}`);
      parameters[name] = parameter;
    }
    this.#state ??= this.#transformation.init(parameters);
    const epoch = Math.floor(this.#update / this.#updatesPerEpoch);
    const info = { epoch };
    this.#state = applyGradients(this.#transformation, parameters, named, this.#state, info);
    this.#update += 1;
    this.incrementIterations();
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { transformation: this.#transformation.config } as tf.serialization.ConfigDict;
  }
}

/**
 * A gradient transformation as a tfjs optimizer, for `minimize()` and `LayersModel.compile()`.
 *
 * Noise goes by the variables' names, and tfjs numbers variables without a name as they are made: give
 * them names where a run has to be repeated exactly.
 *
 * @param options.updatesPerEpoch For schedules that go by the epoch; without it every update belongs
 * to epoch 0.
 * @throws {RangeError} If `updatesPerEpoch` is not positive.
 *
 * @example
 * ```ts
 * import { asTfOptimizer, noisyClipped, sgd, streamKey } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const x = tf.variable(tf.scalar(5), true, "x");
 * const optimizer = asTfOptimizer(
 *   noisyClipped({ clip: 1, noise: 0.001, key: streamKey(1, "noise"), rule: sgd(0.1) }),
 * );
 * for (let i = 0; i < 100; i++) optimizer.minimize(() => tf.square(x));
 * if (Math.abs(x.dataSync()[0]!) > 0.01) throw new Error("not minimized");
 * ```
 */
export function asTfOptimizer(
  transformation: GradientTransformation,
  options: { readonly updatesPerEpoch?: number } = {},
): TransformationOptimizer {
  const { updatesPerEpoch = Infinity } = options;
  if (!(updatesPerEpoch > 0)) {
    throw new RangeError(`Cannot count epochs of ${updatesPerEpoch} updates`);
  }
  return new TransformationOptimizer(transformation, updatesPerEpoch);
}

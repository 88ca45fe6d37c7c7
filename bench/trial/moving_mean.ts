import * as tf from "@tensorflow/tfjs";

type Parameters = Readonly<Record<string, tf.Variable>>;
type Values = Readonly<Record<string, Float32Array>>;

/**
 * The exponential moving mean of parameters over the updates of a training: steadier than the parameters
 * themselves.
 */
export class MovingMean {
  readonly #parameters: Parameters;
  readonly #decay: number;
  #mean: Values;

  /**
   * Begins with the values that the parameters have.
   *
   * @param decay The mean's weight at an update; that of the new values is 1 minus this.
   */
  constructor(parameters: Parameters, decay: number) {
    this.#parameters = parameters;
    this.#decay = decay;
    this.#mean = valuesOf(parameters);
  }

  /** Counts the values that the parameters have after an update. */
  update(): void {
    const share = 1 - this.#decay;
    for (const [name, mean] of Object.entries(this.#mean)) {
      const values = this.#parameters[name]!.dataSync<"float32">();
      for (let i = 0; i < mean.length; i++) mean[i]! += share * (values[i]! - mean[i]!);
    }
  }

  /**
   * Gives the parameters their means.
   *
   * @returns Gives them back what they had before.
   */
  apply(): () => void {
    const trained = valuesOf(this.#parameters);
    assign(this.#parameters, this.#mean);
    return () => assign(this.#parameters, trained);
  }

  /** A copy of the means. */
  save(): Values {
    return Object.fromEntries(
      Object.entries(this.#mean).map(([name, values]) => [name, values.slice()]),
    );
  }

  restore(mean: Values): void {
    this.#mean = mean;
  }
}

function valuesOf(parameters: Parameters): Values {
  return Object.fromEntries(
    Object.entries(parameters)
      .map(([name, variable]) => [name, variable.dataSync<"float32">().slice()]),
  );
}

function assign(parameters: Parameters, values: Values): void {
  for (const [name, variable] of Object.entries(parameters)) {
    tf.tidy(() => variable.assign(tf.tensor(values[name]!, variable.shape)));
  }
}

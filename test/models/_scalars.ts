/** Arithmetic in float64 that remembers how each number came about, for gradients by the chain rule. */

/** A number with its gradient: what it was made of, and the slope in each of these. */
export interface Scalar {
  readonly value: number;
  readonly parents: readonly Scalar[];
  readonly slopes: readonly number[];
  /** To what its gradient is cropped before it goes on. */
  readonly limit: number;
  /** Filled in by `differentiate`. */
  gradient: number;
}

/** Numbers of one computation. */
export class Scalars {
  readonly #made: Scalar[] = [];

  /** A number that nothing led to: a parameter or a constant. */
  number(value: number): Scalar {
    return this.#make(value, [], []);
  }

  sum(terms: readonly Scalar[]): Scalar {
    return this.#make(terms.reduce((sum, { value }) => sum + value, 0), terms, terms.map(() => 1));
  }

  /** The sum over i of a_i b_i. */
  dot(a: readonly Scalar[], b: readonly Scalar[]): Scalar {
    const value = a.reduce((sum, { value }, i) => sum + value * b[i]!.value, 0);
    const slopes = [...b, ...a].map(({ value }) => value);
    return this.#make(value, [...a, ...b], slopes);
  }

  times(a: Scalar, b: Scalar): Scalar {
    return this.dot([a], [b]);
  }

  /** k x + c */
  scaled(x: Scalar, k: number, c = 0): Scalar {
    return this.#make(k * x.value + c, [x], [k]);
  }

  relu(x: Scalar): Scalar {
    return this.#make(Math.max(0, x.value), [x], [Number(x.value > 0)]);
  }

  /** x, but at least `low` and at most `high`, where its slope is 0. */
  clamp(x: Scalar, low: number, high: number): Scalar {
    const value = Math.min(high, Math.max(low, x.value));
    return this.#make(value, [x], [Number(value === x.value)]);
  }

  sigmoid(x: Scalar): Scalar {
    const value = 1 / (1 + Math.exp(-x.value));
    return this.#make(value, [x], [value * (1 - value)]);
  }

  tanh(x: Scalar): Scalar {
    const value = Math.tanh(x.value);
    return this.#make(value, [x], [1 - value ** 2]);
  }

  /** log max(x, floor), of which the slope below the floor is 0. */
  log(x: Scalar, floor = 0): Scalar {
    return this.#make(Math.log(Math.max(x.value, floor)), [x], [x.value < floor ? 0 : 1 / x.value]);
  }

  softmax(scores: readonly Scalar[]): Scalar[] {
    const highest = Math.max(...scores.map(({ value }) => value));
    const exps = scores.map(({ value }) => Math.exp(value - highest));
    const total = exps.reduce((sum, value) => sum + value, 0);
    const p = exps.map((value) => value / total);
    return p.map((own, i) =>
      this.#make(own, scores, p.map((other, j) => own * (Number(i === j) - other)))
    );
  }

  /** x; on the way back its gradient is cropped. */
  crop(x: Scalar, limit: number): Scalar {
    return this.#make(x.value, [x], [1], limit);
  }

  /** Fills in the gradients of a number in all that led to it. */
  differentiate(of: Scalar): void {
    of.gradient = 1;
    for (const { gradient, limit, parents, slopes } of this.#made.toReversed()) {
      const passed = Math.min(limit, Math.max(-limit, gradient));
      for (let i = 0; i < parents.length; i++) parents[i]!.gradient += passed * slopes[i]!;
    }
  }

  #make(
    value: number,
    parents: readonly Scalar[],
    slopes: readonly number[],
    limit = Infinity,
  ): Scalar {
    const made: Scalar = { value, parents, slopes, limit, gradient: 0 };
    this.#made.push(made);
    return made;
  }
}

/** What steps of the table should make of a gradient, from their papers' equations, in float64. */

import type { ReferenceUpdate } from "../../optim/mod.ts";

/**
 * One element's update.
 *
 * @param g Its gradient.
 * @param memory Numbers that last, 0 at first: moments, sums, traces.
 * @param t Counted from 1.
 * @param p The parameter.
 */
type Element = (g: number, memory: number[], t: number, p: number, name: string) => number;

/** Adam's scaling. */
const adam: Element = (g, memory, t) => {
  const [m = 0, v = 0] = memory;
  memory[0] = 0.9 * m + 0.1 * g;
  memory[1] = 0.999 * v + 0.001 * g * g;
  return memory[0] / (1 - 0.9 ** t) / (Math.sqrt(memory[1] / (1 - 0.999 ** t)) + 1e-8);
};

const momentum: Element = (g, memory) => memory[0] = 0.9 * (memory[0] ?? 0) + g;
const nesterov: Element = (g, memory, ...rest) => g + 0.9 * momentum(g, memory, ...rest);

const adagrad = (epsilon: number, initial: number, isInside: boolean): Element => (g, memory) => {
  const sum = memory[0] = (memory[0] ?? initial) + g * g;
  return isInside ? g / Math.sqrt(sum + epsilon) : g / (Math.sqrt(sum) + epsilon);
};

const rmsprop = (decay: number, epsilon: number, isInside: boolean): Element => (g, memory) => {
  const square = memory[0] = decay * (memory[0] ?? 0) + (1 - decay) * g * g;
  return isInside ? g / Math.sqrt(square + epsilon) : g / (Math.sqrt(square) + epsilon);
};

/** By the text of the step, times minus the learning rate where it has one. */
const elements: Readonly<Record<string, Element>> = {
  "sgd(0.01)": (g) => -0.01 * g,
  "scaleByLearningRate(0.001)": (g) => -0.001 * g,
  "trace(0.9)": momentum,
  "trace(0.9, nesterov=true)": nesterov,
  "momentum(0.01, 0.9)": (...given) => -0.01 * momentum(...given),
  "nesterov(0.01, 0.9)": (...given) => -0.01 * nesterov(...given),
  "scaleByAdam(beta1=0.9, beta2=0.999, epsilon=1e-8)": adam,
  "adam(0.001, beta1=0.9, beta2=0.999, epsilon=1e-8)": (...given) => -0.001 * adam(...given),
  "adamw(0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, weightDecay=0.01)": (...given) =>
    -0.001 * (adam(...given) + 0.01 * given[3]),
  'adamw(0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, weightDecay=0.01, except=["*bias"])': (
    ...given
  ) => -0.001 * (adam(...given) + (given[4] === "bias" ? 0 : 0.01 * given[3])),
  "scaleByAdagrad(epsilon=1e-10)": adagrad(1e-10, 0, false),
  "scaleByAdagrad(epsilon=1e-7, initial=0.1, insideRoot=true)": adagrad(1e-7, 0.1, true),
  "adagrad(0.1, epsilon=1e-10)": (...given) => -0.1 * adagrad(1e-10, 0, false)(...given),
  "scaleByRmsProp(decay=0.9, epsilon=1e-7, insideRoot=true)": rmsprop(0.9, 1e-7, true),
  "rmsprop(0.001, decay=0.9, epsilon=1e-8)": (...given) =>
    -0.001 * rmsprop(0.9, 1e-8, false)(...given),
  "decay(0.01)": (g, _memory, _t, p) => g + 0.01 * p,
  'decay(0.01, except=["*bias"])': (g, _memory, _t, p, name) => name === "bias" ? g : g + 0.01 * p,
};

/** References by the text of the step. */
export const references: Readonly<Record<string, () => ReferenceUpdate>> = Object.fromEntries(
  Object.entries(elements).map(([text, element]) => [text, () => referenceOf(element)]),
);

function referenceOf(element: Element): ReferenceUpdate {
  const memories: Record<string, number[][]> = {};
  return (gradients, parameters, update) =>
    Object.fromEntries(
      Object.entries(gradients).map(([name, values]) => {
        const memory = memories[name] ??= Array.from(values, () => []);
        return [
          name,
          Float64Array.from(values, (g, i) =>
            element(g, memory[i]!, update + 1, parameters[name]![i]!, name)),
        ];
      }),
    );
}

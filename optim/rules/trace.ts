import * as tf from "@tensorflow/tfjs";
import { checkState } from "../_check_update.ts";
import { isMade } from "../norm.ts";
import type { State } from "../state.ts";
import { copyOf, type GradientTransformation, mapTree, type Tree } from "../transformation.ts";

/** The trace of each parameter, by name, and the updates that have been made. */
export type TraceState = {
  readonly update: number;
  readonly trace: Readonly<Record<string, Float32Array>>;
};

/**
 * Momentum: trace = decay trace + g, and the trace goes on in place of the gradient (Polyak 1964), in
 * float64, rounded to float32. Before `scaleByLearningRate`.
 *
 * @throws {RangeError} If the decay is not in [0, 1).
 */
export function trace(decay: number): GradientTransformation<TraceState> {
  if (!(decay >= 0 && decay < 1)) throw new RangeError(`Cannot decay a trace by ${decay}`);
  return {
    spec: { step: { kind: "trace", decay }, context: {} },
    stage: "scale",
    elementwise: {
      kind: "map",
      inBlocks: true,
      begin(state, gradients, params) {
        checkTraces(state, gradients, params);
        const traces = { ...state.trace };
        for (const [name, { size }] of Object.entries(gradients)) {
          if (!Object.hasOwn(traces, name)) traces[name] = new Float32Array(size);
        }
        return {
          of: (name) => {
            const own = traces[name]!;
            return (values, _parameter, from) => {
              for (let i = 0; i < values.length; i++) {
                own[from + i] = decay * own[from + i]! + values[i]!;
                values[i] = own[from + i]!;
              }
            };
          },
          state: { update: state.update + 1, trace: traces },
        };
      },
    },
    init: () => ({ update: 0, trace: {} }),
    checkState: checkTraceState,
    update(gradients, state, params) {
      checkTraces(state, gradients, params);
      if (!isMade(gradients)) return { updates: copyOf(gradients), state };
      const traces = { ...state.trace };
      for (const [name, gradient] of Object.entries(gradients)) {
        const before = state.trace[name], values = gradient.dataSync();
        traces[name] = Float32Array.from(values, (value, i) => decay * (before?.[i] ?? 0) + value);
      }
      return {
        updates: mapTree(gradients, ({ shape }, name) => tf.tensor(traces[name]!.slice(), shape)),
        state: { update: state.update + 1, trace: traces },
      };
    },
  };
}

/** @throws {TypeError} If a state is not one of momentum, or its traces are not arrays. */
function checkTraceState(state: State): asserts state is TraceState {
  checkState("trace", state, ["update", "trace"]);
  const { trace } = state as { readonly trace: State };
  if (trace === null || typeof trace !== "object" || Array.isArray(trace)) {
    throw new TypeError("Cannot update trace: its traces are not an object");
  }
  for (const [name, values] of Object.entries(trace)) {
    if (values instanceof Float32Array) continue;
    throw new TypeError(
      `Cannot update the parameter ${name}: its trace is not a Float32Array: save states by ` +
        "stateToJson and read them by stateFromJson",
    );
  }
}

/** @throws {TypeError} If a state does not fit the gradients. */
function checkTraces(state: State, gradients: Tree, params: Tree): void {
  checkTraceState(state);
  for (const [name, values] of Object.entries(state.trace)) {
    const gradient = Object.hasOwn(gradients, name) ? gradients[name] : undefined;
    if (gradient !== undefined && gradient.size !== values.length) {
      throw new TypeError(
        `Cannot update the parameter ${name}: its trace has ${values.length} numbers, not ` +
          `${gradient.size}`,
      );
    }
    if (gradient === undefined && !Object.hasOwn(params, name)) {
      throw new TypeError(
        `Cannot update with the trace of ${name}, which is none of the parameters`,
      );
    }
  }
}

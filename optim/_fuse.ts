import { descend, descendByAdam } from "../engine/mod.ts";
import { parameterOf } from "./_check_update.ts";
import { globalNorm } from "./norm.ts";
import type { State } from "./state.ts";
import type {
  Elementwise,
  GradientTransformation,
  Observation,
  Parameters,
  StepInfo,
  Tree,
} from "./transformation.ts";

/** A part of the chain, and where it stands; null if there is none. */
type Part<Kind extends Elementwise["kind"]> = {
  readonly at: number;
  readonly begin: Extract<Elementwise, { kind: Kind }>["begin"];
} | null;

/**
 * The update in one pass over the parameters: of a chain of a scale or none, noise or none, and descent
 * or Adam, as the transformations declare; undefined for any other.
 */
export function fuse(
  parts: readonly GradientTransformation[],
): GradientTransformation<readonly State[]>["updateInPlace"] {
  const kinds = parts.map(({ elementwise }) => elementwise?.kind);
  if (!/^(scale )?(noise )?(descent|adam)$/.test(kinds.join(" "))) return undefined;
  const find = <Kind extends Elementwise["kind"]>(kind: Kind): Part<Kind> => {
    const at = kinds.indexOf(kind);
    // The kind says which of the forms it is.
    return at < 0 ? null : { at, ...parts[at]!.elementwise } as unknown as Part<Kind>;
  };
  const scale = find("scale"), noise = find("noise");
  const descent = find("descent"), adam = find("adam");
  return (parameters, gradients, states, info) => {
    let norm: number | undefined;
    const observe = (observation: Observation) => {
      norm = observation.gradientNorm ?? norm;
      info.observe?.(observation);
    };
    const observed = { ...info, observe }, next = [...states];
    const begin = <Value>(
      part: {
        readonly at: number;
        begin(state: State, gradients: Tree, params: Parameters, info: StepInfo): {
          readonly of: (name: string) => Value;
          readonly state: State;
        };
      } | null,
    ) => {
      if (part === null) return null;
      const { of, state } = part.begin(states[part.at]!, gradients, parameters, observed);
      next[part.at] = state;
      return of;
    };
    const scaleOf = begin(scale), noiseOf = begin(noise);
    const rateOf = begin(descent), stepOf = begin(adam);
    if (norm === undefined) {
      norm = globalNorm(gradients);
      info.observe?.({ gradientNorm: norm, clippedGradientNorm: norm, clipped: false });
    }
    // The update is not made, and was only observed.
    if (!Number.isFinite(norm)) return states;
    for (const [name, gradient] of Object.entries(gradients)) {
      const parameter = parameterOf(parameters, name);
      const prepared = { scale: scaleOf?.(name) ?? 1, noise: noiseOf?.(name) ?? null };
      if (stepOf !== null) descendByAdam(parameter, gradient, prepared, stepOf(name));
      if (rateOf !== null) {
        descend(parameter, gradient, { ...prepared, learningRate: rateOf(name) });
      }
    }
    return next;
  };
}

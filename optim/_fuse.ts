import { descend, descendByAdam, type GaussianDraw, type Prepared } from "../engine/mod.ts";
import { globalNorm } from "./norm.ts";
import type { State } from "./state.ts";
import type { Elementwise, GradientTransformation, Observation } from "./transformation.ts";

/** What a part of a chain does in one update that has begun. */
type Begun = {
  [Kind in Elementwise["kind"]]:
    & { readonly kind: Kind }
    & ReturnType<Extract<Elementwise, { readonly kind: Kind }>["begin"]>;
}[Elementwise["kind"]];

/**
 * The update in one pass over the parameters: of a chain of a scale or none, noise and maps in any order,
 * and descent or Adam, as the transformations declare; undefined for any other. A scale that is not the
 * first would have to know what the parts before it made of the gradients, and so would a clip among the
 * maps, which observes the norm before it: it has to come before noise and other maps.
 */
export function fuse(
  parts: readonly GradientTransformation[],
): GradientTransformation<readonly State[]>["updateInPlace"] {
  const forms = parts.flatMap(({ elementwise }) => elementwise ?? []);
  const kinds = parts.map(({ stage, elementwise }) => {
    const kind = elementwise?.kind;
    return kind === "map" && stage === "clip" ? "clip" : kind;
  }).join(" ");
  if (
    forms.length < parts.length || !/^(scale )?(clip )*((noise|map) )*(descent|adam)$/.test(kinds)
  ) {
    return undefined;
  }
  const inBlocks = forms.every(({ kind, inBlocks }) => kind !== "map" || inBlocks === true);
  return (parameters, gradients, states, info) => {
    let norm: number | undefined;
    const observe = (observation: Observation) => {
      norm = observation.gradientNorm ?? norm;
      info.observe?.(observation);
    };
    const observed = { ...info, observe };
    const begun = forms.map((form, i) => {
      // The kind says which of the forms it is.
      return {
        kind: form.kind,
        ...form.begin(states[i]!, gradients, parameters, observed),
      } as Begun;
    });
    if (norm === undefined) {
      norm = globalNorm(gradients);
      info.observe?.({ gradientNorm: norm, clippedGradientNorm: norm, clipped: false });
    }
    // The update is not made, and was only observed.
    if (!Number.isFinite(norm)) return states;
    for (const name in gradients) {
      const gradient = gradients[name]!;
      // There is one: what this is given has been checked.
      const parameter = parameters[name]!;
      const changes: NonNullable<Prepared["changes"]>[number][] = [];
      let scale = 1, noise: GaussianDraw | null = null;
      for (const part of begun) {
        switch (part.kind) {
          case "scale":
            scale = part.of(name);
            break;
          case "noise": {
            const draw = part.of(name);
            // The kernels of the rules add noise that comes first in passing.
            if (noise === null && changes.length === 0) noise = draw;
            else if (draw !== null) changes.push(draw);
            break;
          }
          case "map": {
            const change = part.of(name);
            if (change !== null) changes.push(change);
            break;
          }
          case "descent": {
            const rate = part.of(name);
            if (typeof rate !== "number") changes.push(...rate.changes);
            const learningRate = typeof rate === "number" ? rate : rate.learningRate;
            descend(parameter, gradient, { scale, noise, changes, inBlocks, learningRate });
            break;
          }
          case "adam":
            descendByAdam(parameter, gradient, { scale, noise, changes, inBlocks }, part.of(name));
        }
      }
    }
    for (const { end } of begun) end?.();
    return begun.map(({ state }) => state);
  };
}

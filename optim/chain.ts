import { checkIsTransformation } from "./_check_is_transformation.ts";
import * as tf from "@tensorflow/tfjs";
import { kindOf } from "./_check_update.ts";
import { isMade } from "./norm.ts";
import type { State } from "./state.ts";
import { updateAll } from "./_update_all.ts";
import { fuse } from "./_fuse.ts";
import { misplaced } from "./stage.ts";
import {
  type GradientTransformation,
  type StepInfo,
  type Tree,
  zerosOf,
} from "./transformation.ts";

const kindOfPart = ({ spec, stage }: GradientTransformation) => spec?.step.kind ?? `a ${stage}`;

const placeOf = (part: GradientTransformation) => ({ stage: part.stage, kind: kindOfPart(part) });

/**
 * One transformation after another: clip, then noise, then scale, then rule. An order that goes
 * backwards changes what is studied (noise before the clip is clipped, too; noise after the rule ignores
 * the learning rate), so it is refused unless `unordered` asks for it; so is a part that has a fault on
 * purpose, such as noise that never reaches the update. An update whose norm is not finite is not made:
 * parameters and the states of all transformations stay as they are.
 *
 * A part that is `perExample` has to be the first, and then the chain is so, too.
 *
 * @throws {TypeError} If the order goes backwards, a part is `perExample` after another, a part has a fault, or is
 * no transformation.
 * @throws {RangeError} If there is nothing to chain.
 *
 * @example
 * ```ts
 * import { addGradientNoise, chain, clipByGlobalNorm, sgd, streamKey } from "@gradnoise/gradnoise";
 *
 * const noise = addGradientNoise({ deviation: 0.001, key: streamKey(1, "noise") });
 * chain(clipByGlobalNorm(40), noise, sgd(0.01));
 *
 * let refused = false;
 * try {
 *   chain(noise, clipByGlobalNorm(40), sgd(0.01));
 * } catch {
 *   refused = true;
 * }
 * if (!refused) throw new Error("noise before the clip was accepted");
 * ```
 */
export function chain(
  ...transformations: readonly GradientTransformation[]
): GradientTransformation<readonly State[]>;
/** The same in any order. */
export function chain(
  options: { readonly unordered: boolean },
  ...transformations: readonly GradientTransformation[]
): GradientTransformation<readonly State[]>;
export function chain(
  ...all: readonly (GradientTransformation | { readonly unordered: boolean })[]
): GradientTransformation<readonly State[]> {
  for (const item of all) {
    if (typeof item !== "object" || item === null || !("unordered" in item)) {
      checkIsTransformation("chain", item);
    }
  }
  const unordered = all.some((item) => "unordered" in item && item.unordered);
  const parts = all.filter((item) => "stage" in item)
    .flatMap((item) => item.parts ?? [item as GradientTransformation]);
  const last = parts.at(-1);
  if (last === undefined) throw new RangeError("Cannot chain no transformations");
  const wrong = unordered ? undefined : misplaced(parts.map(placeOf));
  if (wrong !== undefined) throw new TypeError(`Cannot chain ${wrong.words}`);
  const early = parts.slice(0, -1).find(({ stage }) => stage === "wrapper");
  if (early !== undefined) {
    throw new TypeError(
      `Cannot chain anything after ${kindOfPart(early)}: it contains what follows it`,
    );
  }
  const faulty = unordered ? undefined : parts.find(({ fault }) => fault !== undefined);
  if (faulty !== undefined) {
    throw new TypeError(`Cannot chain a ${faulty.stage} that ${faulty.fault}`);
  }
  const late = parts.findIndex(({ perExample }, i) => perExample === true && i > 0);
  if (late > 0) {
    throw new TypeError(
      `Cannot chain a ${parts[late]!.stage} of each example after a ${parts[late - 1]!.stage}: ` +
        "it has to come first",
    );
  }
  const updateInPlace = fuse(parts);
  const checkStates: (states: State) => asserts states is readonly State[] = (states) => {
    if (!Array.isArray(states) || states.length !== parts.length) {
      const given = Array.isArray(states) ? states.length : kindOf(states);
      throw new TypeError(
        `Cannot update a chain: expected ${parts.length} states, got ${given}: call init`,
      );
    }
    for (const [i, part] of parts.entries()) part.checkState?.(states[i]!);
  };
  /** Tells what the update begins with; its parts are not asked again. */
  const probe = (gradients: Tree, states: readonly State[], params: Tree, info: StepInfo) => {
    // A wrapper at the end has a chain of its own.
    if (info.probe === undefined || last.stage === "wrapper") return info;
    const { probe, observe: _, ...quiet } = info;
    probe({ parts, gradients, states, params, info: quiet });
    return { ...quiet, ...info.observe === undefined ? {} : { observe: info.observe } };
  };
  return {
    stage: last.stage,
    parts,
    unordered,
    ...parts[0]!.perExample === true ? { perExample: true } : {},
    init: (params) => parts.map((part) => part.init(params)),
    checkState: checkStates,
    update(updates, states, params, info) {
      checkStates(states);
      const made = isMade(updates);
      const quiet = probe(updates, states, params, info);
      const next = updateAll(parts, updates, states, params, quiet);
      if (made) return next;
      // Nothing moves, whatever the parts made of it.
      const zeros = zerosOf(next.updates);
      tf.dispose(next.updates as tf.NamedTensorMap);
      const isWrapper = last.stage === "wrapper";
      return {
        updates: zeros,
        state: isWrapper ? [...states.slice(0, -1), next.state.at(-1)!] : states,
      };
    },
    ...updateInPlace === undefined ? {} : {
      updateInPlace(parameters, gradients, states, info) {
        checkStates(states);
        return updateInPlace(
          parameters,
          gradients,
          states,
          probe(gradients, states, parameters, info),
        );
      },
    },
  };
}

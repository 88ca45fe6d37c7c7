import { checkIsTransformation } from "../_check_is_transformation.ts";
import { checkOptions } from "../_check_options.ts";
import * as tf from "@tensorflow/tfjs";
import {
  checkMask,
  type Cover,
  coveredSize,
  coverOf,
  hasRows,
  type Mask,
  maskStep,
} from "../mask.ts";
import { isMade, sumOfSquaresOf } from "../norm.ts";
import { selectRows } from "../_select_rows.ts";
import type { State } from "../state.ts";
import {
  copyOf,
  type Elementwise,
  type GradientTransformation,
  mapTree,
  type StepInfo,
  type Tree,
} from "../transformation.ts";

/**
 * A clip, a noise or a scale of some parameters, or of some of their rows; the others pass unchanged. A clip
 * measures the norm of what it covers. For rules of different parameters there is `named`.
 *
 * As `optax.masked`. In text, `noise` and `decay` take the mask as options.
 *
 * @param mask Patterns of parameter names, with rows: `{ except: ["*bias", "embedding[0]"] }`.
 * @throws {RangeError} If a pattern cannot be read; in `init`, if it names no parameter.
 * @throws {TypeError} If the mask has other options, or it masks a rule, a wrapper, or takes the gradient of each example.
 *
 * @example
 * ```ts
 * import { clipByGlobalNorm, masked } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const clip = masked(clipByGlobalNorm(1), { except: ["*bias"] });
 * const gradients = { kernel: tf.tensor1d([3, 4]), bias: tf.tensor1d([100]) };
 * const { updates } = clip.update(gradients, clip.init(gradients), gradients, { epoch: 0 });
 * if (Math.abs(updates.kernel!.dataSync()[1]! - 0.8) > 1e-6) throw new Error("not clipped");
 * if (updates.bias!.dataSync()[0] !== 100) throw new Error("the bias was clipped");
 * ```
 */
export function masked(inner: GradientTransformation, mask: Mask): GradientTransformation {
  checkIsTransformation("mask", inner);
  checkOptions("mask", mask, ["only", "except"]);
  const { stage } = inner;
  if (stage === "rule" || stage === "wrapper") {
    throw new TypeError(`Cannot mask a ${stage}: use named for optimizers of some parameters`);
  }
  if (inner.perExample) throw new TypeError("Cannot mask what takes the gradient of each example");
  const coverBy = coverOf(mask), byRows = hasRows(mask);
  const covers = (tree: Tree) =>
    new Map<string, Cover>(
      Object.entries(tree).map(([name, { shape }]) => [name, coverBy(name, shape)]),
    );
  const { fault, discarded } = inner;
  return {
    spec: {
      step: {
        kind: "masked",
        ...maskStep(mask),
      },
      context: {},
    },
    stage,
    inner,
    ...fault === undefined ? {} : { fault },
    ...discarded === undefined ? {} : { discarded },
    ...byRows ? {} : maskedElementwise(inner, covers),
    init(params) {
      checkMask(mask, params);
      return inner.init(coveredOf(params, covers(params)));
    },
    checkState: (state) => inner.checkState?.(state),
    update(updates, state, params, info) {
      if (!isMade(updates)) return { updates: copyOf(updates), state };
      const cover = covers(updates), rest = sumOfOutside(updates, cover);
      // What is not covered is 0 inside: norms leave it out, and positions stay as they are.
      const inside = mapTree(
        coveredOf(updates, cover),
        (tensor, name) => tf.tidy(() => selectRows(cover.get(name)!, tensor, tf.zerosLike(tensor))),
      );
      try {
        const seen = observed(info, updates, cover, rest);
        const result = inner.update(inside, state, coveredOf(params, covers(params)), seen);
        try {
          return {
            updates: mapTree(updates, (tensor, name) =>
              tf.tidy(() => {
                const outside = tf.cast(tensor, "float32");
                return selectRows(cover.get(name)!, result.updates[name] ?? outside, outside);
              })),
            state: result.state,
          };
        } finally {
          tf.dispose(result.updates as tf.NamedTensorMap);
        }
      } finally {
        tf.dispose(inside as tf.NamedTensorMap);
      }
    },
  };
}

/** The parameters of which anything is covered. */
function coveredOf(tree: Tree, cover: ReadonlyMap<string, Cover>): Tree {
  return Object.fromEntries(
    Object.entries(tree).filter(([name]) => (cover.get(name) ?? "none") !== "none"),
  );
}

/** The sum of the squares of what is not covered. */
function sumOfOutside(tree: Tree, cover: ReadonlyMap<string, Cover>): number {
  return tf.tidy(() => {
    const outside = mapTree(
      tree,
      (tensor, name) => selectRows(cover.get(name)!, tf.zerosLike(tensor), tensor),
    );
    return sumOfSquaresOf(outside);
  });
}

/**
 * What is observed is of all parameters, as it is of other transformations.
 *
 * @param rest The sum of squares of what is not covered.
 */
function observed(
  info: StepInfo,
  gradients: Tree,
  cover: ReadonlyMap<string, Cover>,
  rest: number,
): StepInfo {
  const whole = (norm: number) => Math.sqrt(rest + norm ** 2);
  const scaled = (deviation: number) => deviation * Math.sqrt(shareOf(gradients, cover));
  return {
    ...info,
    observe({ gradientNorm, clippedGradientNorm, noiseStandardDeviation, ...observation }) {
      info.observe?.({
        ...observation,
        ...gradientNorm === undefined ? {} : { gradientNorm: whole(gradientNorm) },
        ...clippedGradientNorm === undefined
          ? {}
          : { clippedGradientNorm: whole(clippedGradientNorm) },
        ...noiseStandardDeviation === undefined
          ? {}
          : { noiseStandardDeviation: scaled(noiseStandardDeviation) },
      });
    },
  };
}

/** How much of all elements is covered. */
function shareOf(tree: Tree, cover: ReadonlyMap<string, Cover>): number {
  let size = 0, covered = 0;
  for (const [name, tensor] of Object.entries(tree)) {
    size += tensor.size;
    covered += coveredSize(cover.get(name)!, tensor.shape);
  }
  return covered / size;
}

/** What is neither covered nor changed, where whole parameters are covered. */
function maskedElementwise(
  { elementwise, stage }: GradientTransformation,
  covers: (tree: Tree) => ReadonlyMap<string, Cover>,
): { readonly elementwise?: Elementwise } {
  // A clip that is a map says only at its end what it saw.
  if (elementwise === undefined || (elementwise.kind === "map" && stage === "clip")) return {};
  const { kind } = elementwise;
  return {
    elementwise: {
      ...elementwise,
      begin(state: State, gradients: Tree, params: Tree, info: StepInfo) {
        const cover = covers(gradients), inside = coveredOf(gradients, cover);
        // Only a scale looks at values, which the parts before other kinds may have changed.
        const rest = kind === "scale" ? sumOfOutside(gradients, cover) : 0;
        const seen = observed(info, gradients, cover, rest);
        const begun = elementwise.begin(state, inside, coveredOf(params, covers(params)), seen);
        const neutral = kind === "scale" ? 1 : null;
        return {
          ...begun,
          of: (name: string) => Object.hasOwn(inside, name) ? begun.of(name) : neutral,
        };
      },
    } as Elementwise,
  };
}

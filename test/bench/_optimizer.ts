import { streamKey } from "../../engine/mod.ts";
import {
  adam,
  addGradientNoise,
  type BuildContext,
  chain,
  clipByGlobalNorm,
  clipPerGroup,
  type GradientTransformation,
  sgd,
  type Step,
} from "../../optim/mod.ts";

/** The optimizer of a trial, built at once from functions: trials build theirs from the table. */
export function buildByHand(
  steps: readonly Step[],
  { groups = {}, key = streamKey(1, "noise"), length }: BuildContext = {},
): GradientTransformation {
  // deno-lint-ignore no-explicit-any -- steps are plain data
  const builders: Readonly<Record<string, (step: any) => GradientTransformation<any>>> = {
    clip: ({ norm }) => clipByGlobalNorm(norm),
    clipPerGroup: ({ norm }) => clipPerGroup(norm, groups),
    noise: ({ deviation }) => addGradientNoise({ deviation, key, length }),
    sgd: ({ rate }) => sgd(rate, length),
    adam: ({ rate, ...constants }) => adam({ ...constants, learningRate: rate, length }),
  };
  const parts = steps.map(({ kind, ...options }) => builders[kind]!(options));
  return chain(...parts) as GradientTransformation;
}

import { gradients } from "../../../../bench/report/sections/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { assertEquals, assertStringIncludes } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";
import { changeOptimizer, type OptimizerChange } from "../../_trials.ts";
import { makeReportResult } from "../_fixture.ts";
import { drawSection } from "../_section.ts";

/** A trial of two epochs of four updates, of 400 parameters: the noise is 20 times its deviation. */
function measuredResult(optimizer: OptimizerChange, deviations: readonly number[]): ResultFile {
  const result = makeResultFile([{ variant: "noisy", seed: 1, test: 10 }]);
  const zero = deviations.map(() => 0);
  return {
    ...result,
    variants: result.variants.slice(1),
    trials: result.trials.map((trial) => ({
      ...trial,
      parameterCount: 400,
      epochs: {
        phase: zero.map(() => "softmax"),
        learningRate: zero,
        trainLoss: zero,
        validationError: zero,
        validationLoss: zero,
        gradientNorm: [30, 20],
        clippedGradientNorm: [10, 8],
        clippedShare: [0.75, 0],
        noiseStandardDeviation: [...deviations],
      },
      spec: { ...trial.spec, optimizer: changeOptimizer(trial.spec.optimizer, optimizer) },
    })),
  };
}

function words(optimizer: OptimizerChange, deviations: readonly number[] = [0.5, 0.25]): string {
  return drawSection(gradients, measuredResult(optimizer, deviations))!.text;
}

const clip = "clip(10)";
const annealed = (eta: number, gamma: number) => `noise(annealed(eta=${eta}, gamma=${gamma}))`;

Deno.test("the section on gradients says for how many updates the noise was longer than the clip", () => {
  // 400 x 2.25 / (1 + t) > 10^2 while 1 + t < 9, but there are eight updates; with 1.25, 1 + t < 5.
  assertStringIncludes(
    words({ clip, noise: annealed(2.25, 1) }),
    "In all 8 updates the noise was longer than the clip's threshold of 10.",
  );
  assertStringIncludes(
    words({ clip, noise: annealed(1.25, 1) }),
    "On 400 parameters the noise was about 10 long at the end of the first epoch. " +
      "For the first 4 of 8 updates the noise was longer than the clip's threshold of 10.",
  );
  assertStringIncludes(
    words({ clip, noise: annealed(0.26, 1) }),
    "In the first update alone the noise was longer",
  );
  assertStringIncludes(
    words({ clip, noise: "noise(0.001)" }),
    "In all 8 updates the noise was shorter than the clip's threshold of 10.",
  );
});

Deno.test("the section on gradients says when the noise was as long as it says, unless that is always", () => {
  const long = "On 400 parameters the noise was about 10 long";
  assertStringIncludes(
    words({ clip, noise: "noise(0.5)" }),
    `${long}. `,
  );
  assertStringIncludes(
    words({ clip, noise: annealed(1, 0.5) }),
    `${long} at the end of the first epoch. `,
  );
});

Deno.test("the section on gradients says what is compared where the clip has no one threshold", () => {
  assertStringIncludes(
    words({ clip: "clipPerGroup(10)", noise: "noise(0.001)" }),
    "the noise on all parameters together was shorter than the threshold of 10, which the clip has for each " +
      "group of parameters; so it was on each of them alone.",
  );
  assertStringIncludes(
    words({ clip: "clipPerParameter(10)", noise: "noise(0.001)" }),
    "shorter than the threshold of 10, which the clip has for each parameter; so it was on each of them alone.",
  );
  assertStringIncludes(
    words({ clip: "clipBySpectralNorm(10)", noise: "noise(1)" }),
    "longer than the threshold of 10, which the clip has for the largest singular value of each matrix. " +
      "How long it was on each of them alone is not in the result file.",
  );
});

Deno.test("the section on gradients tells the share that was clipped, and noise from signal", () => {
  const text = words({ clip, noise: annealed(1, 0.5) });
  // Three of the first four updates and none of the last; noise 10 and 5 on gradients of 10 and 8.
  assertStringIncludes(text, "The clip shortened 38 % of the updates.");
  assertStringIncludes(
    text,
    "After the clip the noise was 0.63 times as long as the gradient in the last epoch, and 1 times in the first.",
  );
  assertStringIncludes(text, "38 % 20 8 5 0.63");
});

Deno.test("the section on gradients does without a noise, a clip, and training", () => {
  assertStringIncludes(words({ clip, noise: "none" }, [0, 0]), "There was no noise.");
  assertStringIncludes(
    words({ clip, noise: "noise(0.5, discarded=true)" }, [0, 0]),
    "The noise never reached the updates.",
  );
  // Its length is what was added, and no schedule says for how many updates it was longer than the clip.
  const truncated = words({ clip, noise: "noise(0.5, truncated=true)" }, [0.44, 0.44]);
  assertStringIncludes(truncated, "On 400 parameters the noise was about 8.8 long at the end of");
  assertEquals(truncated.includes("the clip's threshold"), false);
  assertStringIncludes(words({ clip: "none" }, [0, 0]), "Nothing was clipped.");
  // A clip without a norm is no less of a clip; there is only nothing to compare the noise with.
  const byValue = words({ clip: "clipByValue(10)", noise: "noise(0.5)" });
  assertStringIncludes(byValue, "The clip shortened 38 % of the updates.");
  assertEquals(byValue.includes("threshold"), false);
  assertEquals(
    drawSection(gradients, makeResultFile([{ variant: "plain", seed: 1, test: 3 }])),
    null,
  );
  assertEquals(drawSection(gradients, makeReportResult())!.page.charts.length, 8);
});

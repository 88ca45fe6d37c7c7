import { gradients } from "../../../../bench/report/sections/mod.ts";
import type { ResultFile } from "../../../../bench/results/result_file.ts";
import type { OptimizerSpec } from "../../../../bench/trial/spec/trial_spec.ts";
import { assertEquals, assertStringIncludes } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";
import { makeReportResult } from "../_fixture.ts";
import { drawSection } from "../_section.ts";

type Optimizer = Partial<Pick<OptimizerSpec, "clip" | "noise">>;

/** A trial of two epochs of four updates, of 400 parameters: the noise is 20 times its deviation. */
function measuredResult(optimizer: Optimizer, deviations: readonly number[]): ResultFile {
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
      spec: { ...trial.spec, optimizer: { ...trial.spec.optimizer, ...optimizer } },
    })),
  };
}

function words(optimizer: Optimizer, deviations: readonly number[] = [0.5, 0.25]): string {
  return drawSection(gradients, measuredResult(optimizer, deviations))!.text;
}

const clip = { kind: "globalNorm", norm: 10 } as const;

Deno.test("the section on gradients says for how many updates the noise was longer than the clip", () => {
  // 400 x 2.25 / (1 + t) > 10^2 while 1 + t < 9, but there are eight updates; with 1.25, 1 + t < 5.
  const noise = { kind: "annealed", eta: 2.25, gamma: 1 } as const;
  assertStringIncludes(
    words({ clip, noise }),
    "In all 8 updates the noise was longer than the clip's threshold of 10.",
  );
  assertStringIncludes(
    words({ clip, noise: { ...noise, eta: 1.25 } }),
    "On 400 parameters the noise was about 10 long at the end of the first epoch. " +
      "For the first 4 of 8 updates the noise was longer than the clip's threshold of 10.",
  );
  assertStringIncludes(
    words({ clip, noise: { ...noise, eta: 0.26 } }),
    "In the first update alone the noise was longer",
  );
  assertStringIncludes(
    words({ clip, noise: { kind: "fixed", standardDeviation: 0.001 } }),
    "In all 8 updates the noise was shorter than the clip's threshold of 10.",
  );
});

Deno.test("the section on gradients says when the noise was as long as it says, unless that is always", () => {
  const long = "On 400 parameters the noise was about 10 long";
  assertStringIncludes(
    words({ clip, noise: { kind: "fixed", standardDeviation: 0.5 } }),
    `${long}. `,
  );
  assertStringIncludes(
    words({ clip, noise: { kind: "annealed", eta: 1, gamma: 0.5 } }),
    `${long} at the end of the first epoch. `,
  );
});

Deno.test("the section on gradients says what is compared where the clip has no one threshold", () => {
  const noise = { kind: "fixed", standardDeviation: 0.001 } as const;
  assertStringIncludes(
    words({ clip: { kind: "perGroup", norm: 10 }, noise }),
    "the noise on all parameters together was shorter than the threshold of 10, which the clip has for each " +
      "group of parameters; so it was on each of them alone.",
  );
  assertStringIncludes(
    words({ clip: { kind: "spectralNorm", norm: 10 }, noise: { ...noise, standardDeviation: 1 } }),
    "longer than the threshold of 10, which the clip has for the largest singular value of each matrix. " +
      "How long it was on each of them alone is not in the result file.",
  );
});

Deno.test("the section on gradients tells the share that was clipped, and noise from signal", () => {
  const text = words({ clip, noise: { kind: "annealed", eta: 1, gamma: 0.5 } });
  // Three of the first four updates and none of the last; noise 10 and 5 on gradients of 10 and 8.
  assertStringIncludes(text, "The clip shortened 38 % of the updates.");
  assertStringIncludes(
    text,
    "After the clip the noise was 0.63 times as long as the gradient in the last epoch, and 1 times in the first.",
  );
  assertStringIncludes(text, "38 % 20 8 5 0.63");
});

Deno.test("the section on gradients does without a noise, a clip, and training", () => {
  assertStringIncludes(words({ clip, noise: { kind: "none" } }, [0, 0]), "There was no noise.");
  assertStringIncludes(words({ clip: { kind: "none" } }, [0, 0]), "Nothing was clipped.");
  assertEquals(
    drawSection(gradients, makeResultFile([{ variant: "plain", seed: 1, test: 3 }])),
    null,
  );
  assertEquals(drawSection(gradients, makeReportResult())!.page.charts.length, 8);
});

import type { Choice } from "./choice.ts";
import { type LabNetwork, networkOf, type Setting } from "./networks.ts";

/** A suite as its file has it. */
export type SuiteFile = Readonly<Record<string, unknown>>;

/** The name of the suite, of its file and of the folder of its results. */
export const SUITE_NAME = "lab";

/** The noise of a choice, as suites write it. */
function noiseOf({ noise, size }: Choice): string {
  switch (noise) {
    case "annealed":
      return `noise(annealed(eta=${size}, gamma=0.55))`;
    case "fixed":
      return `noise(${size})`;
  }
}

/**
 * The suite that trains a choice: pairs with and without noise. The command line trains the same from its file.
 *
 * @throws {RangeError} If there is no such network or setting.
 */
export function suiteOf(choice: Choice): SuiteFile {
  const network = networkOf(choice.network), setting = settingOf(network, choice.setting);
  const shared = {
    clip: choice.clip === null ? "none" : network.clip(choice.clip),
    rule: network.rule(choice.rate),
  };
  const { modelOptions } = setting;
  return {
    name: SUITE_NAME,
    title: `${network.title}, ${setting.title}: with noise and without`,
    workloads: [setting.workload],
    variants: [
      { name: "plain", title: "no noise", ...shared, noise: "none" },
      {
        name: "noisy",
        title: "the same, with noise after the clip",
        ...shared,
        noise: noiseOf(choice),
      },
    ],
    seeds: Array.from({ length: choice.pairs }, (_, i) => choice.seed + i),
    ...Object.keys(network.budget).length === 0 ? {} : { budget: network.budget },
    ...modelOptions === undefined ? {} : { modelOptions: { [network.model]: modelOptions } },
    data: network.data,
  };
}

function settingOf({ name, settings }: LabNetwork, wanted: string): Setting {
  const setting = settings.find((one) => one.name === wanted);
  if (setting === undefined) throw new RangeError(`Cannot find the setting of ${name}: ${wanted}`);
  return setting;
}

import { type Choice, MOST_PAIRS } from "./choice.ts";
import { networks, usualChoice } from "./networks.ts";

/** The choice as the part of an address behind its #. */
export function writeAddress(choice: Choice): string {
  const { network, setting, noise, size, clip, rate, seed, pairs } = choice;
  return new URLSearchParams({
    ...{ network, setting, noise },
    size: String(size),
    clip: String(clip ?? "none"),
    rate: String(rate),
    seed: String(seed),
    pairs: String(pairs),
  }).toString();
}

/** The choice of an address; what is missing there, or makes no sense, is as usual. */
export function readAddress(hash: string): Choice {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const network = networks.find(({ name }) => name === given.get("network")) ?? networks[0]!;
  const usual = usualChoice(network), setting = given.get("setting"), noise = given.get("noise");
  const number = (name: string, fits: (value: number) => boolean, missing: number) => {
    const text = given.get(name), value = Number(text);
    return text === null || text.trim() === "" || !fits(value) ? missing : value;
  };
  const clip = given.get("clip") === "none" ? null : number("clip", isPositive, usual.clip ?? NaN);
  return {
    network: network.name,
    setting: network.settings.some(({ name }) => name === setting) ? setting! : usual.setting,
    noise: noise === "annealed" || noise === "fixed" ? noise : usual.noise,
    size: number("size", isPositive, usual.size),
    clip,
    rate: number("rate", isPositive, usual.rate),
    seed: number("seed", (value) => Number.isSafeInteger(value) && value >= 0, usual.seed),
    pairs: number(
      "pairs",
      (value) => Number.isInteger(value) && value >= 1 && value <= MOST_PAIRS,
      1,
    ),
  };
}

function isPositive(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}

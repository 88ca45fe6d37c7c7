/* The form of choices, and the address that keeps them. */

import { find, findAll } from "../../../../bench/report/page/mod.ts";
import {
  type Choice,
  networkOf,
  type NoiseKind,
  readAddress,
  usualChoice,
  writeAddress,
} from "../choice/mod.ts";

export class Form {
  readonly #form: HTMLFormElement;

  /** @param onChange Is called with every choice that makes sense. */
  constructor(form: HTMLFormElement, onChange: (choice: Choice) => void) {
    this.#form = form;
    form.addEventListener("change", ({ target }) => {
      const { name, value } = target as HTMLInputElement;
      if (name === "network") {
        const { seed, pairs } = this.#numbers();
        this.write({ ...usualChoice(networkOf(value)), seed, pairs });
      }
      this.#showSettings();
      if (!form.checkValidity()) return;
      const choice = this.read();
      history.replaceState(null, "", `#${writeAddress(choice)}`);
      onChange(choice);
    });
    addEventListener("hashchange", () => {
      this.write(readAddress(location.hash));
      onChange(this.read());
    });
    this.write(readAddress(location.hash));
  }

  /** What is chosen now. */
  read(): Choice {
    const network = this.#value("network"), clip = this.#value("clip");
    return {
      network,
      setting: this.#value(`setting-${network}`),
      noise: this.#value("noise") as NoiseKind,
      clip: clip.trim() === "" ? null : Number(clip),
      size: Number(this.#value("size")),
      rate: Number(this.#value("rate")),
      ...this.#numbers(),
    };
  }

  write({ network, setting, noise, size, clip, rate, seed, pairs }: Choice): void {
    const values: Readonly<Record<string, string>> = {
      ...{ network, [`setting-${network}`]: setting, noise, size: String(size) },
      ...{ clip: String(clip ?? ""), rate: String(rate), seed: String(seed), pairs: String(pairs) },
    };
    for (const [name, value] of Object.entries(values)) {
      const field = this.#form.elements.namedItem(name);
      (field as HTMLInputElement | RadioNodeList).value = value;
    }
    this.#showSettings();
  }

  /** Shows the settings of the network that is chosen, and what the number of a noise means. */
  #showSettings(): void {
    const network = this.#value("network");
    for (const box of findAll(this.#form, "[data-network]")) {
      box.hidden = box.dataset.network !== network;
    }
    const noise = this.#value("noise");
    for (const label of findAll(this.#form, "[data-noise]")) {
      label.hidden = label.dataset.noise !== noise;
    }
  }

  #numbers(): Pick<Choice, "seed" | "pairs"> {
    return { seed: Number(this.#value("seed")), pairs: Number(this.#value("pairs")) };
  }

  #value(name: string): string {
    return new FormData(this.#form).get(name)?.toString() ?? "";
  }
}

/** Enables the buttons that make sense now. */
export function showButtons(form: HTMLFormElement, isRunning: boolean): void {
  find<HTMLButtonElement>(form, "button[type=submit]").textContent = isRunning
    ? "Train again"
    : "Train";
  find<HTMLButtonElement>(form, "#cancel").hidden = !isRunning;
}

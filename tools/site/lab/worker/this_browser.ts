import type { Machine } from "../../../../bench/run/store/mod.ts";

/** The browser's own name and version, as far as it says so. */
export function browserName(): string {
  const { userAgent = "" } = navigator;
  return /(?:Firefox|Edg|Chrome|Version)\/[\d.]+/.exec(userAgent)?.[0] ?? "a browser";
}

/** The machine as a browser knows it: it does not name the processor. */
export function thisBrowser(): Machine {
  const { userAgent = "", hardwareConcurrency } = navigator;
  const os = [["Windows", "windows"], ["Mac OS", "darwin"], ["Linux", "linux"]] as const;
  return {
    host: "browser",
    cpu: `unknown processor, ${browserName()}`,
    os: os.find(([name]) => userAgent.includes(name))?.[1] ?? "unknown",
    arch: "unknown",
    cores: hardwareConcurrency,
  };
}

import { sha256, toBase64 } from "../../../engine/base/mod.ts";

/** The hash of an inlined script or style, as a Content-Security-Policy names it. */
function hashSource(text: string): string {
  // Not node:crypto, which a browser that writes a report lacks.
  const bytes = sha256(text).match(/../g)!.map((digits) => Number.parseInt(digits, 16));
  return `'sha256-${toBase64(Uint8Array.from(bytes))}'`;
}

/** What the page may load: its own scripts and its own style, and nothing from outside. */
export function policyOf(scripts: readonly string[], style: string): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hashSource).join(" ")}`,
    `style-src ${hashSource(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

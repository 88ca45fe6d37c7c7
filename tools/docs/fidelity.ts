import {
  type FidelityKind,
  fidelityNotes,
  fidelityTitles,
} from "../../bench/results/claims/mod.ts";

/** What is known of how suites and papers differ, by its kind. */
export function fidelity(): string {
  const kinds = Object.keys(fidelityTitles) as FidelityKind[];
  return kinds.map((kind) => {
    const own = fidelityNotes.filter((note) => note.kind === kind);
    const lines = own.map(({ suites, text }) =>
      `- ${suites.map((suite) => `\`${suite}\``).join(", ")}: ${text}`
    );
    return `${fidelityTitles[kind]}:\n\n${lines.join("\n")}`;
  }).join("\n\n");
}

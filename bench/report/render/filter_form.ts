import type { ResultFile } from "../../results/mod.ts";
import { hasArms } from "../../results/statistics/mod.ts";
import { type Html, markup } from "../../base/mod.ts";
import { choiceInWords } from "../page/choice.ts";

/**
 * The form that says which workloads and variants are shown; nothing where there is no choice. Without the
 * page's script it is not there, and everything is shown.
 */
export function filterForm(result: ResultFile): Html | null {
  const { workloads, variants } = result;
  if (workloads.length < 2 && variants.length < 2) return null;
  const names = (entries: readonly { readonly name: string }[]) => entries.map(({ name }) => name);
  const words = [
    choiceInWords(new Set(), names(workloads), "workload"),
    hasArms(result) ? "" : choiceInWords(new Set(), names(variants), "variant"),
  ].filter(Boolean).join(", ");
  return markup`<form id="filters" class="filters" role="search" aria-label="What is shown">
<details id="filter-choices"><summary>Filter: ${words}</summary>
<div class="filter-choices">
<p>Choose those that you want to see; with none chosen all are shown. The address of this page remembers it.</p>
${choices("workload", "Workloads", names(workloads))}${
    hasArms(result) ? null : choices("variant", "Variants", names(variants))
  }<fieldset><legend>Charts</legend>
<label><input type="checkbox" name="seeds" checked> Single seeds</label></fieldset>
<button type="button">Show everything</button>
</div></details>
<p class="hidden" role="status"></p>
</form>`;
}

/** Says in the headline that the reader sees a part of the run; the page's script shows it. */
export function filterNote(): Html {
  return markup`<p id="filtered" class="filtered-note" hidden><strong>This view is filtered:</strong>
it shows <span></span>. The answer below is of the whole run. <button type="button">Show everything</button></p>
`;
}

function choices(name: string, title: string, values: readonly string[]): Html | null {
  if (values.length < 2) return null;
  return markup`<fieldset><legend>${title}</legend>
${
    values.map((value) =>
      markup`<label><input type="checkbox" name="${name}" value="${value}"> ${value}</label>
`
    )
  }</fieldset>
`;
}

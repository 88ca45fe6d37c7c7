/* Puts a choice of measure, reference and variants in the place of the groups that have all of them. */

import { filtersVariants, variants } from "./data.ts";
import { find, findAll, make } from "./elements.ts";
import { changeView, currentView, onView } from "./store.ts";
import type { View } from "./view.ts";

/** A group of the section, and what it is called. */
interface Group {
  readonly details: HTMLDetailsElement;
  readonly name: string;
  readonly title: string;
}

const PREFIX = "choice-";

/** The groups inside an element, those inside them left out. */
function groupsIn(element: ParentNode, nameOf: (id: string) => string): Group[] {
  return findAll<HTMLDetailsElement>(element, `:scope > details[id^="${PREFIX}"]`).map((
    details,
  ) => ({
    details,
    name: nameOf(details.id.slice(PREFIX.length)),
    title: find(details, "summary").textContent,
  }));
}

/** The group of a name, or else the first. */
function chosen(groups: readonly Group[], name: string): Group {
  return groups.find((group) => group.name === name) ?? groups[0]!;
}

function offer(select: HTMLSelectElement, groups: readonly Group[], now: Group): void {
  const options = groups.map(({ name, title }) => make("option", { value: name }, title));
  select.replaceChildren(...options);
  select.value = now.name;
}

/** Boxes for the variants; nothing where there are two or fewer, or arms. */
function variantBoxes(): { readonly boxes: HTMLInputElement[]; readonly set: HTMLElement[] } {
  if (!filtersVariants || variants.length < 3) return { boxes: [], set: [] };
  const boxes = variants.map((value) =>
    make("input", { type: "checkbox", name: "variant", value })
  );
  const labels = boxes.map((box) => make("label", {}, box, ` ${box.value}`));
  const legend = make("legend", {}, "Variants, on the whole page; none chosen is all");
  return { boxes, set: [make("fieldset", {}, legend, ...labels)] };
}

/** Makes the section's form, and keeps it and what it shows as the view has it. */
export function startChoices(): void {
  const first = document.querySelector<HTMLDetailsElement>(`details[id^="${PREFIX}"]`);
  const around = first?.parentElement ?? null;
  if (first === null || around === null) return;
  const measures = groupsIn(around, (id) => id).map((measure) => ({
    ...measure,
    references: groupsIn(measure.details, (id) => variants[Number(id.split("-").at(-1))]!)
      .map((group) => ({ ...group, title: group.name })),
  }));
  const measure = make("select"), against = make("select");
  const { boxes, set } = variantBoxes();
  const form = make(
    "form",
    { className: "chooser", "aria-label": "What is compared" },
    make("label", {}, "Measure ", measure),
    make("label", {}, "Against ", against),
    ...set,
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    changeView({
      measure: measure.value === measures[0]!.name ? "" : measure.value,
      against: against.value === measures[0]!.references[0]!.name ? "" : against.value,
      ...boxes.length === 0
        ? {}
        : { variant: new Set(boxes.filter(({ checked }) => checked).map(({ value }) => value)) },
    });
  });
  around.classList.add("choosing");
  first.before(form);
  function update(view: View) {
    const now = measures.find(({ name }) => name === view.measure) ?? measures[0]!;
    const reference = chosen(now.references, view.against);
    offer(measure, measures, now);
    offer(against, now.references, reference);
    for (const one of measures) {
      one.details.open = one === now;
      for (const other of one.references) other.details.open = one === now && other === reference;
    }
    for (const box of boxes) box.checked = view.variant.has(box.value);
  }
  onView(update);
  update(currentView());
}

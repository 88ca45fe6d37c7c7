/* Links inside the page keep the view, and what is opened and closed is part of it. */

import { findAll } from "./elements.ts";
import { changeView, currentView, onView } from "./store.ts";
import { type View, writeView } from "./view.ts";

const details = findAll<HTMLDetailsElement>(
  document,
  "details[id]:not(#filter-choices, [id^='choice-'])",
);
const openAtFirst = new Set(details.filter(({ open }) => open).map(({ id }) => id));

/** Opens and closes what the view says. */
function showDetails({ open, closed }: View): void {
  for (const one of details) {
    one.open = open.has(one.id) || openAtFirst.has(one.id) && !closed.has(one.id);
  }
}

/** Goes to a part of the page as the browser does, the keyboard's focus with it. */
function goTo(section: string): void {
  const target = document.getElementById(section);
  if (target === null) return;
  let parent: Element | null = target;
  while (parent !== null) {
    if (parent instanceof HTMLDetailsElement) parent.open = true;
    parent = parent.parentElement?.closest("details") ?? null;
  }
  if (!target.matches("a, button, input, summary, [tabindex]")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView();
}

/** The set with an entry more, or without it. */
function changed(set: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> {
  return isIn ? new Set([...set, id]) : new Set([...set].filter((one) => one !== id));
}

export function startLinks(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element &&
      event.target.closest<HTMLAnchorElement>('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const section = link.hash.slice(1);
    changeView({ section });
    goTo(section);
  });
  for (const one of details) {
    one.addEventListener("toggle", () => {
      // Paper has all of them open for a moment.
      if (document.documentElement.classList.contains("printing")) return;
      const view = currentView(), isFirst = openAtFirst.has(one.id);
      const change = {
        open: changed(view.open, one.id, one.open && !isFirst),
        closed: changed(view.closed, one.id, !one.open && isFirst),
      };
      // A toggle that the view asked for changes nothing.
      if (writeView({ ...view, ...change }) !== writeView(view)) {
        changeView(change, { replace: true });
      }
    });
  }
  let section = "";
  onView(showDetails);
  addEventListener("hashchange", () => {
    if (currentView().section !== section) goTo(currentView().section);
    section = currentView().section;
  });
  showDetails(currentView());
  section = currentView().section;
  goTo(section);
}

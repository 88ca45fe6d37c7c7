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

/** What is folded around a part of the page, and that part itself if it folds. */
function foldsAround(section: string): HTMLDetailsElement[] {
  const folds: HTMLDetailsElement[] = [];
  let fold = document.getElementById(section)?.closest("details") ?? null;
  while (fold !== null) {
    folds.push(fold);
    fold = fold.parentElement?.closest("details") ?? null;
  }
  return folds;
}

/** Goes to a part of the page as the browser does, the keyboard's focus with it. */
function goTo(section: string): void {
  const target = document.getElementById(section);
  if (target === null) return;
  for (const fold of foldsAround(section)) fold.open = true;
  if (!target.matches("a, button, input, summary, [tabindex]")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView();
}

/** The view that a link inside the page leads to: what is folded around its target is open. */
function viewAt(section: string): Pick<View, "section" | "open" | "closed"> {
  let { open, closed } = currentView();
  for (const fold of foldsAround(section).filter((one) => details.includes(one))) {
    if (openAtFirst.has(fold.id)) closed = changed(closed, fold.id, false);
    else open = changed(open, fold.id, true);
  }
  return { section, open, closed };
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
    changeView(viewAt(section));
    goTo(section);
  });
  for (const one of details) {
    one.addEventListener("toggle", () => {
      // Paper has all of them open for a moment.
      if (document.documentElement.classList.contains("printing")) return;
      // All of them: several may be opened at once, and the view closes what it does not name.
      const ids = (isOpen: boolean) =>
        new Set(
          details.filter(({ open, id }) => open === isOpen && openAtFirst.has(id) !== isOpen)
            .map(({ id }) => id),
        );
      const view = currentView(), change = { open: ids(true), closed: ids(false) };
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

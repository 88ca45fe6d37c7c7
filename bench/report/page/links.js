/* Links inside the page keep the view, and what is opened and closed is part of it. */

import { changeView, currentView, onView } from "./store.js";
import { writeView } from "./view.js";

const details = [...document.querySelectorAll("details[id]:not(#filter-choices)")];
const openAtFirst = new Set(details.filter(({ open }) => open).map(({ id }) => id));

/** Opens and closes what the view says; answers that of toggles are for those of the reader alone. */
function showDetails({ open, closed }) {
  for (const one of details) {
    one.open = open.has(one.id) || openAtFirst.has(one.id) && !closed.has(one.id);
  }
}

/** Goes to a part of the page as the browser does, the keyboard's focus with it. */
function goTo(section) {
  const target = document.getElementById(section);
  if (!target) return;
  for (let parent = target; parent; parent = parent.parentElement.closest("details")) {
    if (parent.tagName === "DETAILS") parent.open = true;
  }
  if (!target.matches("a, button, input, summary, [tabindex]")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView();
}

export function startLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
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
      const { open, closed } = currentView();
      const isFirst = openAtFirst.has(one.id);
      const change = { open: new Set(open), closed: new Set(closed) };
      change.open[one.open && !isFirst ? "add" : "delete"](one.id);
      change.closed[!one.open && isFirst ? "add" : "delete"](one.id);
      const next = { ...currentView(), ...change };
      if (writeView(next) !== writeView(currentView())) changeView(change, { replace: true });
    });
  }
  let section = "";
  onView((view) => showDetails(view));
  addEventListener("hashchange", () => {
    if (currentView().section !== section) goTo(currentView().section);
    section = currentView().section;
  });
  showDetails(currentView());
  section = currentView().section;
  goTo(section);
}

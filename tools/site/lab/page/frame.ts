/* The frame in which the networks that were trained are asked and watched. */

import { find } from "../../../../bench/report/page/mod.ts";

/** Lets a frame be as high as what is in it, where the browser shows the page that. */
export function fitFrame(frame: HTMLIFrameElement): void {
  frame.addEventListener("load", () => {
    // Pages from a disk do not see each other's.
    const root = frame.contentDocument?.documentElement;
    if (!root) return;
    const fit = () => frame.style.height = `${Math.ceil(root.getBoundingClientRect().height)}px`;
    new ResizeObserver(fit).observe(root);
    fit();
  });
}

/** Shows a page; empty: there is nothing to look at. */
export function showPage(section: HTMLElement, page: string): void {
  section.hidden = page === "";
  if (page !== "") find(section, "iframe").srcdoc = page;
}

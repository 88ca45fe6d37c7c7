/* Marks in the contents where the reader is. */

import { find, findAll } from "./elements.ts";

/** The part of the window, from its top, in which a section counts as the one that is read. */
const READ = "0px 0px -70% 0px";

export function startContents(): void {
  const list = find(document, ".contents ul");
  const links = new Map(findAll<HTMLAnchorElement>(list, "a").map((link) => [link.hash, link]));
  const parts = findAll(document, "main > header, main > section");
  const linkOf = (part: Element) =>
    links.get(`#${part.id || (part.querySelector(".opened")?.id ?? "")}`);
  const seen = new Set<Element>();

  function mark(): void {
    const current = linkOf(parts.findLast((part) => seen.has(part)) ?? parts[0]!);
    for (const link of links.values()) {
      if (link !== current) link.removeAttribute("aria-current");
    }
    if (current === undefined || current.ariaCurrent === "true") return;
    current.ariaCurrent = "true";
    // In a strip it may be out of sight, and the page itself must not scroll.
    list.scrollLeft = current.offsetLeft - list.clientWidth / 3;
  }

  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) seen.add(target);
      else seen.delete(target);
    }
    mark();
  }, { rootMargin: READ });
  for (const part of parts) observer.observe(part);
}

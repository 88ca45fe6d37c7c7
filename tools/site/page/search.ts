import MiniSearch, { type SearchResult } from "minisearch";
import { type Found, searchOptions } from "../search/search_options.ts";
import { excerpt } from "./excerpt.ts";

/** What is listed of all that is found. */
const MOST = 12;

type FoundSection = SearchResult & Omit<Found, "id">;

/**
 * Starts the search field: the index is loaded when it is used first, arrows move through what is found,
 * Escape closes it, and a slash anywhere leads to the field.
 *
 * @param root The root of the site.
 */
export function startSearch(root: URL): void {
  const field = document.querySelector<HTMLInputElement>("#search")!;
  const list = document.querySelector<HTMLElement>("#found")!;
  const count = document.querySelector<HTMLElement>("#found-count")!;
  let index: Promise<MiniSearch<Found>> | null = null;
  const load = () => index ??= loadIndex(root);

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    count.textContent = "";
  };
  const show = async () => {
    const words = field.value.trim();
    if (words.length < 2) return close();
    const found = (await load()).search(words) as FoundSection[];
    // Something else may have been typed while the index was loading.
    if (field.value.trim() !== words) return;
    list.replaceChildren(...found.slice(0, MOST).map((one) => entry(one, words, root)));
    if (found.length === 0) list.textContent = "Nothing found";
    list.hidden = false;
    count.textContent = found.length === 1 ? "1 place found" : `${found.length} places found`;
  };

  field.addEventListener("focus", () => void load(), { once: true });
  field.addEventListener("input", () => void show());
  field.addEventListener("keydown", (event) => {
    const first = list.querySelector("a");
    if (event.key === "Enter") first?.click();
    else if (event.key === "ArrowDown") first?.focus();
    else return;
    event.preventDefault();
  });
  list.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const links = [...list.querySelectorAll("a")];
    const next = links.indexOf(document.activeElement as HTMLAnchorElement) + step;
    if (next < 0) field.focus();
    else links[next]?.focus();
  });
  const box = field.closest("search")!;
  box.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget as Node | null)) list.hidden = true;
  });
  field.addEventListener("focus", () => list.hidden = list.childNodes.length === 0);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box.contains(document.activeElement)) {
      field.value = "";
      close();
      field.focus();
    }
    const isTyping = (event.target as Element).matches("input, textarea, select");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
  });
  // What was typed while this script was on its way.
  if (document.activeElement === field) void show();
}

async function loadIndex(root: URL): Promise<MiniSearch<Found>> {
  const script = document.createElement("script");
  script.src = new URL("assets/search.js", root).href;
  await new Promise((done, fail) => {
    script.addEventListener("load", done);
    script.addEventListener("error", fail);
    document.head.append(script);
  });
  const { gradnoiseIndex } = globalThis as unknown as { readonly gradnoiseIndex: string };
  return MiniSearch.loadJSON(gradnoiseIndex, searchOptions);
}

function entry({ link, title, heading, text }: FoundSection, words: string, root: URL): Element {
  const anchor = document.createElement("a");
  anchor.href = new URL(link, root).href;
  const name = document.createElement("strong"), where = document.createElement("small");
  name.textContent = heading === title ? title : `${title}: ${heading}`;
  where.textContent = excerpt(text, words);
  anchor.append(name, where);
  return anchor;
}

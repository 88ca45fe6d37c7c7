/* Finds elements, and makes those that the other files put into the page. */

import type { Cell, TableData } from "./tables/table_data.ts";

type Tags = HTMLElementTagNameMap;

/**
 * The first element inside another that a selector finds.
 *
 * @throws {TypeError} If there is none: the page and its scripts are made together.
 */
export function find<K extends keyof Tags>(within: ParentNode, selector: K): Tags[K];
export function find<E extends HTMLElement = HTMLElement>(within: ParentNode, selector: string): E;
export function find(within: ParentNode, selector: string): Element {
  const element = within.querySelector(selector);
  if (element === null) throw new TypeError(`Cannot find an element of the page: ${selector}`);
  return element;
}

/** All elements inside another that a selector finds, in the order of the page. */
export function findAll<K extends keyof Tags>(within: ParentNode, selector: K): Tags[K][];
export function findAll<E extends HTMLElement = HTMLElement>(
  within: ParentNode,
  selector: string,
): E[];
export function findAll(within: ParentNode, selector: string): Element[] {
  return [...within.querySelectorAll(selector)];
}

/** Properties of an element; attributes have a dash in their names. */
type Properties<K extends keyof Tags> =
  & { readonly [P in keyof Tags[K] as Tags[K][P] extends Scalar ? P : never]?: Tags[K][P] }
  & { readonly [attribute: `${string}-${string}`]: string };

type Scalar = string | number | boolean | null;

/** An element with properties, and what is in it. */
export function make<K extends keyof Tags>(
  name: K,
  properties: Properties<K> = {},
  ...children: readonly (Node | string)[]
): Tags[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-")) element.setAttribute(key, String(value));
    else Object.assign(element, { [key]: value });
  }
  element.append(...children);
  return element;
}

/** Words for those who do not see where something stands. */
export const unseen = (text: string) => make("span", { className: "hidden" }, text);

export function makeButton(
  content: string,
  onClick: () => void,
  properties: Properties<"button"> = {},
): HTMLButtonElement {
  const button = make("button", { type: "button", ...properties }, content);
  button.addEventListener("click", onClick);
  return button;
}

/** A table in a box that scrolls by itself, with the keyboard too. */
export function makeTable(
  { heads, rows }: TableData,
  { label, caption = "" }: { readonly label: string; readonly caption?: string },
): HTMLDivElement {
  const table = make("table"), body = table.createTBody();
  if (caption !== "") table.createCaption().textContent = caption;
  table.createTHead().insertRow().append(
    ...heads.map((text) => make("th", { scope: "col" }, text)),
  );
  body.append(...rows.map(makeRow));
  return make(
    "div",
    { className: "scroll", tabIndex: 0, role: "group", "aria-label": label },
    table,
  );
}

/** A row of a table, headed by its first cell. */
export function makeRow([first = null, ...cells]: readonly Cell[]): HTMLTableRowElement {
  return make(
    "tr",
    {},
    make("th", { scope: "row" }, String(first)),
    ...cells.map((value) => make("td", {}, value === null ? "–" : String(value))),
  );
}

/* Makes the elements that the other files put into the page. */

/** An element with properties, attributes whose names have a dash, and what is in it. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-")) element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children);
  return element;
}

/** Words for those who do not see where something stands. */
export const unseen = (text) => make("span", { className: "hidden" }, text);

export function makeButton(content, onClick, properties = {}) {
  const button = make("button", { type: "button", ...properties }, content);
  button.addEventListener("click", onClick);
  return button;
}

/** A table in a box that scrolls by itself, with the keyboard too. */
export function makeTable({ heads, rows }, { label, caption = "" }) {
  const table = make("table"), body = table.createTBody();
  if (caption !== "") table.createCaption().textContent = caption;
  table.createTHead().insertRow().append(
    ...heads.map((text) => make("th", { scope: "col" }, text)),
  );
  body.append(...rows.map(makeRow));
  const box = make("div", { className: "scroll", tabIndex: 0, "aria-label": label }, table);
  box.setAttribute("role", "group");
  return box;
}

/** A row of a table, headed by its first cell. */
export function makeRow([first, ...cells]) {
  return make(
    "tr",
    {},
    make("th", { scope: "row" }, String(first)),
    ...cells.map((value) => make("td", {}, value === null ? "–" : String(value))),
  );
}

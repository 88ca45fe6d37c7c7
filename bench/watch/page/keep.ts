/* Lists that are drawn again and again. */

/** What stands for an item, and how it takes on what has changed. */
export interface Kept<Item> {
  readonly element: HTMLElement;
  update(item: Item): void;
}

/**
 * Draws a list by keeping the elements of items that stay, so that neither focus nor selection is lost, and
 * without touching those that have not moved.
 */
export class KeptList<Item> {
  readonly #parent: HTMLElement;
  readonly #keyOf: (item: Item) => string;
  readonly #make: (item: Item) => Kept<Item>;
  #kept = new Map<string, Kept<Item>>();

  constructor(
    parent: HTMLElement,
    keyOf: (item: Item) => string,
    make: (item: Item) => Kept<Item>,
  ) {
    this.#parent = parent;
    this.#keyOf = keyOf;
    this.#make = make;
  }

  draw(items: readonly Item[]): void {
    const before = this.#kept;
    this.#kept = new Map();
    for (const [i, item] of items.entries()) {
      const key = this.#keyOf(item);
      const kept = before.get(key) ?? this.#make(item);
      before.delete(key);
      this.#kept.set(key, kept);
      kept.update(item);
      const there = this.#parent.children[i] ?? null;
      if (there !== kept.element) this.#parent.insertBefore(kept.element, there);
    }
    for (const { element } of before.values()) element.remove();
  }
}

/** Changes a text only if it is another. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

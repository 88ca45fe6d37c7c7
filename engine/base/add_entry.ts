/**
 * Adds an entry to a table of entries by name, where the built-in ones stand already.
 *
 * @param noun What the table is of: "model".
 * @throws {TypeError} If the table has an entry of that name.
 */
export function addEntry<Entry>(
  table: Record<string, Entry>,
  noun: string,
  name: string,
  entry: Entry,
): void {
  if (Object.hasOwn(table, name)) {
    throw new TypeError(`Cannot add the ${noun} "${name}": there is one of that name already`);
  }
  table[name] = entry;
}

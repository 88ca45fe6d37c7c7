/* A reader's choice in words. Knows nothing of the page itself. */

/** More names would make a line too long to read. */
const MOST_NAMED = 3;

const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/** Whether anything is left out: none chosen is all. */
export function leavesOut(chosen: ReadonlySet<string>, all: readonly string[]): boolean {
  return chosen.size > 0 && all.some((name) => !chosen.has(name));
}

/** "all 20 workloads", "babi-qa1 and babi-qa2 (2 of 20 workloads)"; empty where there is no choice. */
export function choiceInWords(
  chosen: ReadonlySet<string>,
  all: readonly string[],
  noun: string,
): string {
  if (all.length < 2) return "";
  if (!leavesOut(chosen, all)) {
    return all.length === 2 ? `both ${noun}s` : `all ${all.length} ${noun}s`;
  }
  const names = all.filter((name) => chosen.has(name));
  const count = `${names.length} of ${all.length} ${noun}s`;
  return names.length > MOST_NAMED ? count : `${listed(names)} (${count})`;
}

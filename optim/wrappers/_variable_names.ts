/** Names of variables at the time of saving. */
export interface NamesAtSaving {
  /** Those in the state. */
  readonly parameters: readonly string[];
  /** The other variables that there were: of frozen layers, and of other models. */
  readonly others: readonly string[];
}

/** The name of a weight without the number by which tfjs tells weights of layers of equal names apart: `h/kernel_1`. */
export function stemOf(name: string): string {
  return name.includes("/") ? name.replace(/_\d+$/, "") : name;
}

/**
 * The names in a saved state by those of variables. Equal names are the same parameter, and so are names that
 * differ only in the number that tfjs appends; several of these have to be all there, and go by their order.
 * What was not in the state is new.
 *
 * @param taken Names in the state that variables have already.
 * @throws {TypeError} If the state is one of other parameters, or it cannot be said which is which.
 */
export function namesInState(
  variables: readonly string[],
  { parameters, others }: NamesAtSaving,
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>(), free = parameters.filter((name) => !taken.has(name));
  const refuse = () => {
    throw new TypeError(
      `Cannot update ${variables.join(", ")} with a state of other parameters: ${free.join(", ")}`,
    );
  };
  let isKnown = parameters.length === 0 || taken.size > 0;
  for (const stem of new Set(variables.map(stemOf))) {
    const isAlike = (name: string) => stemOf(name) === stem;
    const own = variables.filter(isAlike), saved = free.filter(isAlike);
    const other = others.filter(isAlike);
    isKnown ||= saved.length > 0 || other.length > 0;
    const isSame = own.every((name) => saved.includes(name));
    if (saved.length > 0 && !isSame && own.length !== saved.length) refuse();
    for (const [i, name] of own.entries()) {
      const isOnly = own.length === 1 && other.length === 1 && !taken.has(other[0]!);
      names.set(name, isSame ? name : saved[i] ?? (isOnly ? other[0]! : name));
    }
  }
  if (!isKnown) refuse();
  return names;
}

/** Runs something and counts the draws that no seed decides. */
export function watchDraws<T>(run: () => T): { readonly result: T; readonly draws: string[] } {
  const draws = new Set<string>();
  const { random } = Math, { getRandomValues, randomUUID } = crypto;
  Math.random = () => {
    draws.add("Math.random");
    return random();
  };
  crypto.getRandomValues = (array) => {
    draws.add("crypto.getRandomValues");
    return getRandomValues.call(crypto, array) as typeof array;
  };
  crypto.randomUUID = () => {
    draws.add("crypto.randomUUID");
    return randomUUID.call(crypto);
  };
  try {
    return { result: run(), draws: [...draws] };
  } finally {
    Object.assign(Math, { random });
    Object.assign(crypto, { getRandomValues, randomUUID });
  }
}

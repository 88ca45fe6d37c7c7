/** The part of `process`, in Deno and Node, that is used here. */
interface Process {
  getBuiltinModule?(name: string): unknown;
}

/**
 * A module of the platform, in Deno and in Node 22 or newer; undefined in a browser. No import names it,
 * so that bundles for browsers do not look for it.
 */
export function builtinModule<Module>(name: `node:${string}`): Module | undefined {
  const { process } = globalThis as { readonly process?: Process };
  return process?.getBuiltinModule?.(name) as Module | undefined;
}

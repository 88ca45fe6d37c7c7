/** Which names a folder of results can have, on every system. */

/** Of all parts together: Windows takes paths of 260 characters. */
export const LONGEST_NAME = 120;

/** Other names in a folder of results, and names that Windows reserves for devices. */
const RESERVED =
  /^(?:latest|fresh|result\.json|report\.html|trials\.(?:\d+\.)?sqlite.*|(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?)$/i;

/** Whether a name means something else in a folder of results, or on Windows. */
export function isReserved(name: string): boolean {
  return RESERVED.test(name);
}

/** Whether a name is one that `runName` could give. */
export function isFolderName(name: string): boolean {
  return /^[\w+][\w.+,@-]*$/.test(name) && !name.endsWith(".") && name.length <= LONGEST_NAME &&
    !isReserved(name);
}

/** What the package's files say otherwise than the repository's. */

/**
 * Text of a compiled file, as the package has it: by its own name, and with zod as a namespace, of which
 * bundlers take what is used: a fifth of it.
 */
export function forNpm(text: string): string {
  return text.replaceAll("@gradnoise/gradnoise", "gradnoise")
    .replace('import { z } from "zod";', 'import * as z from "zod";');
}

/** A page of docs/ as the package's README: links to other pages, which it has not, are plain text. */
export function readmeForNpm(page: string): string {
  return page.replace(/\[([^\]]+)\]\((?!https?:|#)[^)]*\)/g, "$1");
}

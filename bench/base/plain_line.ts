/** Makes untrusted text safe to print: removes what a terminal or a CI log would act on. */

/** Line breaks of every system, and of Unicode. */
const LINE_ENDS = /[\n\v\f\r\x85\u2028\u2029][\s\x85]*/g;

/**
 * Characters that act on a terminal (controls), reorder the text around them (direction marks), are
 * invisible (byte order marks, tags), or are not characters (half a surrogate pair, U+FFFF). Joiners stay:
 * scripts and emoji need them.
 */
const UNSAFE =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u00ad\u200b\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Text on one line, with its leading and trailing spaces. */
export function plainText(text: string): string {
  return text.replace(LINE_ENDS, " ").replaceAll("\t", " ").replace(UNSAFE, "\ufffd");
}

/** Text on one line. */
export function plainLine(text: string): string {
  return plainText(text.trim());
}

/**
 * Where to break a line so that no CI system reads any of it as a command: GitHub
 * Actions (`::error::` at the beginning, `##[error]` anywhere), Azure Pipelines (`##vso[...]`), TeamCity.
 *
 * Source: actions/runner, src/Runner.Common/ActionCommand.cs.
 */
export function commandBreaks(line: string): number[] {
  const start = /^\s*:(?=:)/.exec(line)?.[0].length;
  const others = [...line.matchAll(/#(?=#(?:\[|vso\[|teamcity\[))/gi)];
  return [...start === undefined ? [] : [start], ...others.map(({ index }) => index + 1)];
}

/** A line that no CI system reads as a command: a space splits whatever would begin one. */
export function withoutCommands(line: string): string {
  const places = commandBreaks(line);
  return places.reduceRight((text, at) => `${text.slice(0, at)} ${text.slice(at)}`, line);
}

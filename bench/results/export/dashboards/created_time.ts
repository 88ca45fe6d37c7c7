import type { ResultFile } from "../../result_file.ts";

/** When the result was made, in milliseconds since 1970: the only clock that exports show. */
export function createdTime({ createdAt }: Pick<ResultFile, "createdAt">): number {
  const time = Date.parse(createdAt);
  return Number.isNaN(time) ? 0 : time;
}

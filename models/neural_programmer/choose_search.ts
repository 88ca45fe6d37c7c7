import type { SeenUpdate } from "../model.ts";
import type { SearchSeen } from "./found/mod.ts";
import type { SearchInspection } from "./inspection_schema.ts";

/** How the search for programs went; nothing where nothing was seen. */
export function chooseSearch(history: readonly SeenUpdate[]): SearchInspection[] {
  return history.length === 0 ? [] : [{
    kind: "search",
    history: history.map(({ update, seen }) => ({ update, ...seen as SearchSeen })),
  }];
}

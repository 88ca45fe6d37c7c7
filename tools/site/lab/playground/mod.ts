/** Trained networks of docs/evidence/playground/, to ask and to watch. */

export { playgroundEntries, type PlaygroundEntry } from "./entries.ts";
export { playgroundPage } from "./playground_page.ts";

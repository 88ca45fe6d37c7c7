/** Trained networks of docs/evidence/playground/, to ask and to watch. */

export { type PlaygroundEntry, playgroundEntries } from "./entries.ts";
export { playgroundPage } from "./playground_page.ts";

/** The bAbI tasks: generators, released files, published numbers. */

export { releaseOf } from "./releases.ts";
export { storySources } from "./sources.ts";
export { babiTasks } from "./tasks.ts";

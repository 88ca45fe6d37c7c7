/** The bAbI tasks: reader, vectorizer, generators, published numbers. */

export { readStories } from "./reader.ts";
export { babiTasks, type StoryTask } from "./tasks.ts";

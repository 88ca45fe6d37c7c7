import { babiTasks, type StoryTask } from "./babi/mod.ts";

/** Every task, by name. */
export const tasks: Readonly<Record<string, StoryTask>> = { ...babiTasks };

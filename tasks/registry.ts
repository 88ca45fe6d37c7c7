import { algorithmTasks } from "./algorithms/mod.ts";
import { arithmeticStoryTasks, arithmeticTableTasks } from "./arithmetic/mod.ts";
import { babiTasks } from "./babi/mod.ts";
import { digitTasks } from "./digits/mod.ts";
import type { ImageTask } from "./kinds/image/mod.ts";
import type { StoryTask } from "./kinds/story/mod.ts";
import type { TableTask } from "./kinds/table/mod.ts";
import type { TapeTask } from "./kinds/tape/mod.ts";
import { sequenceTasks } from "./sequences/mod.ts";
import { tablesTasks } from "./tables/mod.ts";
import type { Task } from "./task.ts";

/** The tasks about stories, by name. */
export const storyTasks: Readonly<Record<string, StoryTask>> = {
  ...babiTasks,
  ...arithmeticStoryTasks,
};

/** The tasks about tables, by name. */
export const tableTasks: Readonly<Record<string, TableTask>> = {
  ...tablesTasks,
  ...arithmeticTableTasks,
};

/** The tasks about images, by name. */
export const imageTasks: Readonly<Record<string, ImageTask>> = digitTasks;

/** The tasks about tapes of memory, by name. */
export const tapeTasks: Readonly<Record<string, TapeTask>> = algorithmTasks;

export { sequenceTasks };

const table: Task[] = [storyTasks, tableTasks, imageTasks, tapeTasks, sequenceTasks]
  .flatMap((of) => Object.values<Task>(of));

/** Every task. */
export const tasks: readonly Task[] = table;

/**
 * Adds a task.
 *
 * @throws {TypeError} If there is one of its kind and name.
 */
export function registerTask(task: Task): void {
  if (findTask(task.kind, task.name) !== undefined) {
    throw new TypeError(`Cannot add the task "${task.name}": there is one of that name already`);
  }
  table.push(task);
}

/** What is known of tasks by their names alone: of those that share one, of whichever has it. */
export function factsOf(
  names: readonly string[],
  fact: "citation" | "released" | "example",
): string[] {
  const own = tasks.filter(({ name }) => names.includes(name));
  return [...new Set(own.flatMap((task) => task[fact] ?? []))];
}

/** The task of a kind and a name: tasks of other kinds may share its name. */
export function findTask(kind: Task["kind"], name: string): Task | undefined {
  return tasks.find((task) => task.kind === kind && task.name === name);
}

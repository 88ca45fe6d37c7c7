import {
  findTask,
  imageTasks,
  parseTaskOptions,
  sequenceTasks,
  storyTasks,
  tableTasks,
  tapeTasks,
  tasks,
} from "../../tasks/mod.ts";
import { assert, assertEquals, assertThrows } from "../../std.ts";

Deno.test("findTask() finds each task by its kind and name, and no other", () => {
  assertEquals(new Set(tasks.map(({ kind, name }) => `${kind} ${name}`)).size, tasks.length);
  for (const task of tasks) assert(findTask(task.kind, task.name) === task, task.name);
  assertEquals(findTask("table", "babi-qa1"), undefined);
  assertEquals(findTask("story", "babi-qa21"), undefined);
  const tables = {
    ...{ story: storyTasks, table: tableTasks, image: imageTasks, tape: tapeTasks },
    sequence: sequenceTasks,
  };
  assertEquals(
    Object.values(tables).reduce((sum, table) => sum + Object.keys(table).length, 0),
    tasks.length,
  );
  for (const [kind, table] of Object.entries(tables)) {
    for (const [name, task] of Object.entries(table)) {
      assertEquals(`${task.kind} ${task.name}`, `${kind} ${name}`);
      assert(tasks.includes(task), name);
    }
  }
});

Deno.test("tasks refuse options that they do not have", () => {
  for (const task of tasks) {
    const error = assertThrows(() => parseTaskOptions(task, { levels: 3 }), TypeError);
    assert(error.message.startsWith(`Cannot use the task options of ${task.name}: levels: `));
    // Options that were filled in stay as they are.
    const options = parseTaskOptions(task);
    assertEquals(parseTaskOptions(task, options), options);
  }
  assertEquals(parseTaskOptions(storyTasks["babi-qa1"]!), {});
});

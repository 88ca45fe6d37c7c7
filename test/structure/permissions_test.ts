import { assert, assertEquals } from "../../std.ts";
import { readSource } from "../_module_graph.ts";

interface Config {
  readonly tasks: Readonly<Record<string, string | { readonly command: string }>>;
  readonly allowScripts: { readonly allow: readonly string[]; readonly deny: readonly string[] };
  readonly unstable: readonly string[];
}

const config: Config = JSON.parse(readSource("deno.json"));

/** The commands of the tasks, by the task's name. */
const commands = Object.entries(config.tasks).map(([name, task]) =>
  [name, typeof task === "string" ? task : task.command] as const
);

/** What a task's command may do. */
function permissionsOf(name: string): string[] {
  const [, command = ""] = commands.find(([task]) => task === name) ?? [];
  return command.split(" ").filter((word) => /^(--allow|-[A-Z])/.test(word)).sort();
}

Deno.test("the tasks bench and bench:speed start a launcher that may read, and run another Deno", () => {
  for (const task of ["bench", "bench:speed"]) {
    assertEquals(permissionsOf(task), ["--allow-run", "-RE"]);
  }
});

Deno.test("the task test names what a browser, a server of this machine and child processes need", () => {
  // Playwright looks for a file below /proc/sys, which Deno shows to `--allow-all` alone: for the
  // tests there is no such file (--ignore-read). It talks to the browser through pipes.
  assertEquals(permissionsOf("test"), [
    "--allow-env",
    "--allow-net=127.0.0.1",
    "--allow-read",
    "--allow-run",
    "--allow-sys=cpus,homedir,osRelease",
    "--allow-write",
  ]);
});

Deno.test("no task asks a question or may do everything", () => {
  const running = commands.filter(([, command]) => /\bdeno (run|test)\b/.test(command));
  assert(running.length >= 3);
  for (const [name, command] of running) {
    assertEquals(command.match(/\bdeno (run|test)\b(?! --no-prompt\b)/), null, name);
    assertEquals(command.match(/ (-A|--allow-all)\b/), null, name);
  }
});

Deno.test("worker permissions are switched on, or every worker could do what its parent can", () => {
  assert(config.unstable.includes("worker-options"));
});

Deno.test("the install scripts of all packages that have one are denied", () => {
  const lock: { npm: Record<string, { scripts?: boolean }> } = JSON.parse(readSource("deno.lock"));
  const withScripts = Object.keys(lock.npm).filter((name) => lock.npm[name]?.scripts);
  const names = withScripts.map((name) => `npm:${name.slice(0, name.indexOf("@", 1))}`);
  assertEquals(config.allowScripts, { allow: [], deny: names });
});

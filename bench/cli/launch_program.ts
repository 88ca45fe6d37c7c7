import { commandLine, type Invocation } from "./commands/mod.ts";
import { permissionFlags } from "./permissions.ts";
import type { Renderer } from "./renderers/mod.ts";
import { runChild } from "./run_child.ts";
import { asksForHelp, completeArguments, runProgram } from "./run_program.ts";
import { findPlugins, modulesOf, PLUGINS, usedPaths } from "./used_plugins.ts";

/**
 * Does what this process was started for, and ends it.
 *
 * @param render What makes the program.
 */
export async function launch(render: Renderer): Promise<never> {
  const program = render(commandLine, (invocation) => {
    const args = completeArguments(Deno.args, program.commands);
    return carryOut(invocation, modulesOf(invocation), args);
  });
  const ended = await runProgram(async () => {
    const modules = usedPaths(Deno.args);
    // Help shows what a plug-in brings, and only the other process loads it.
    if (modules.length > 0 && asksForHelp(Deno.args)) {
      Deno.exit(await carryOut(null, modules, Deno.args));
    }
    return program;
  }, Deno.args);
  Deno.exit(ended);
}

/** Carries a command out in a process of its own; null for help. */
async function carryOut(
  invocation: Invocation | null,
  modules: readonly string[],
  args: readonly string[],
): Promise<number> {
  const plugins = await findPlugins(modules);
  return await runChild(
    new URL("main.ts", import.meta.url),
    permissionFlags(invocation, plugins),
    args,
    {
      env: { [PLUGINS]: plugins.length > 0 ? JSON.stringify(plugins) : "" },
      workers: invocation?.command.trains(invocation.options) ?? false,
    },
  );
}

import { assertEquals } from "../../std.ts";
import { readSource, sourceFiles } from "../_module_graph.ts";

/** The one file of the command line that prints. */
const PRINTER = "bench/cli/print.ts";

/** What reaches a terminal or a log without passing through it. */
const PRINTS = /\bconsole\s*[.[]|\bstd(?:out|err)\s*\.\s*(?:write|writable)|\bprocess\s*\.\s*std/;

function printsItself(source: string): boolean {
  return PRINTS.test(source.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, ""));
}

Deno.test("the command line prints in one place", () => {
  const files = sourceFiles("bench/cli/");
  assertEquals(files.filter((path) => printsItself(readSource(path))), [PRINTER]);
});

Deno.test("the rule sees every way to print", () => {
  const ways = [
    "console.log(x)",
    "console['error'](x)",
    "Deno.stdout.writeSync(x)",
    "await Deno.stderr.write(x)",
  ];
  assertEquals(ways.filter((source) => !printsItself(source)), []);
  assertEquals(printsItself("if (Deno.stdout.isTerminal()) print(line); // console.log"), true);
  assertEquals(printsItself("/** As console.log. */\nprint(line);"), false);
});

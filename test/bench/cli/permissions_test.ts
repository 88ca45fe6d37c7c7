/** What a command may do: what its command line names, and no more. */

import { fileURLToPath } from "node:url";
import { commandLine, leavesOf } from "../../../bench/cli/commands/mod.ts";
import { copyProject } from "../../../tools/evidence/project_copy.ts";
import { packagesFolder } from "../../../bench/base/mod.ts";
import { assertEquals, assertMatch } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { environment, PROJECT, runCli } from "./_cli.ts";

Deno.test("every option and argument that names a path is declared as one, and no other", () => {
  for (const [words, command] of leavesOf(commandLine)) {
    const options = Object.entries(command.options), rows = Object.entries(command.arguments);
    const helpOf = ({ help }: (typeof rows)[number][1]) => typeof help === "string" ? help : help();
    const names = [
      ...options.filter(([, { value = "" }]) => /(file|dir|=path|suite|run)>/.test(value)),
      ...rows.filter(([, row]) => /file/i.test(helpOf(row))),
    ].map(([key]) => key);
    const declared = [...options, ...rows].filter(([, { paths }]) => paths !== undefined)
      .map(([key]) => key);
    // It writes to the path of another one, --baseline.
    const others = words === "gate" ? ["update"] : [];
    assertEquals(declared.sort(), [...names, ...others].sort(), words);
  }
});

/** The flags that command lines get which are typed in a folder, by a process that has these variables. */
async function flagsOf(
  lines: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string[][]> {
  const { success, stdout } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--no-prompt", "--no-remote", "-RE"],
      fileURLToPath(new URL("_permission_flags.ts", import.meta.url)),
      ...lines,
    ],
    env: { ...environment(), ...env },
    clearEnv: true,
    stderr: "inherit",
  }).output();
  assertEquals(success, true);
  return JSON.parse(new TextDecoder().decode(stdout));
}

/** The paths of the flags, beside project and packages. */
function pathsOf(flags: readonly string[]): { read: string[]; write: string[] } {
  const of = (name: string) =>
    flags.filter((flag) => flag.startsWith(`--allow-${name}=`))
      .map((flag) => flag.slice(`--allow-${name}=`.length));
  const [project, packages, ...read] = of("read");
  assertEquals([project, packages], [PROJECT, packagesFolder()]);
  assertEquals(flags.filter((flag) => !/^--allow-(read|write|sys)=/.test(flag)), [
    "--no-remote",
    "--allow-env=INIT_CWD,NO_COLOR,FORCE_COLOR,CLICOLOR_FORCE,GITHUB_STEP_SUMMARY,GITHUB_ACTIONS,GRADNOISE_PLUGINS",
    "--ignore-env",
  ]);
  return { read, write: of("write") };
}

/** By command line: what is read alone, and what is written, from the folder of the user. */
const cases: Readonly<
  Record<string, readonly [read: readonly string[], write: readonly string[]]>
> = {
  "run": [[], ["results"]],
  "run mine/suite.json": [["mine/suite.json"], ["results"]],
  "run quick --data babi=en --data tables=t --out o": [["en", "t"], ["o"]],
  "run --json a/r.json --storage sqlite:s/t.sqlite": [[], ["s", "results", "a"]],
  "run --json - --out a,b/c": [[], ["."]],
  "list suites": [[], []],
  "list runs": [["results"], []],
  "list trials --suite s.json --run r": [["results", "s.json", "r", "results/trials.sqlite"], []],
  "list trials --storage sqlite:s/t.sqlite --out o": [["o", "s/t.sqlite"], []],
  "show abc --out o": [["o/trials.sqlite", "o"], []],
  "show abc --storage sqlite:s/t.sqlite": [["s/t.sqlite", "results"], []],
  "report": [["results/trials.sqlite"], ["results"]],
  "report a/1.json 2.json --out o": [["a/1.json", "2.json", "o/trials.sqlite"], ["o"]],
  "report --json r.json": [["r.json", "results/trials.sqlite"], ["results"]],
  "report --suite s.json --data babi=d --out o": [["s.json", "d", "o/trials.sqlite"], ["o"]],
  "claims": [["results"], []],
  "claims a.json b.json": [["a.json", "b.json", "results"], []],
  "export --format csv": [["results"], []],
  "export --format csv --json r.json --out t/x.csv": [["r.json", "results"], ["t"]],
  "gate": [[], []],
  "gate --baseline b/b.json": [["b/b.json"], []],
  "gate --baseline b/b.json --update": [["b/b.json"], ["b"]],
  "gate --suite s.json --out o --junit j/j.xml --markdown m/m.md": [["s.json"], ["m", "j", "o"]],
  "gate --results r.json": [["r.json", "results"], []],
  "data generate babi --out d": [[], ["d"]],
  "data show babi-qa1 --data babi=d": [["d"], []],
  "data stats babi --data babi=d": [["d"], []],
  "data verify babi --data babi=d": [["d"], []],
  "doctor": [[], []],
  "watch --terminal": [["results"], []],
  "watch --terminal --out o --storage sqlite:s/t.sqlite": [["o", "s"], []],
};

const FOLDER = "/home/user";
const flags = await flagsOf(Object.keys(cases), { INIT_CWD: FOLDER });

for (const [i, [line, [read, write]]] of Object.entries(cases).entries()) {
  Deno.test(`bench ${line} may use the paths that it names`, () => {
    const absolute = (paths: readonly string[]) =>
      paths.map((path) => path === "." ? FOLDER : `${FOLDER}/${path}`);
    assertEquals(pathsOf(flags[i]!), {
      read: absolute([...read, ...write]),
      write: absolute(write),
    });
  });
}

/** Flags that no path is in, and those of paths that a variable names. */
function othersIn(flags: readonly string[]): string[] {
  return flags.filter((flag) => !/^--allow-(read|write|sys)=/.test(flag) || flag.includes("/ca/"));
}

const usualOthers = [
  "--no-remote",
  "--allow-env=INIT_CWD,NO_COLOR,FORCE_COLOR,CLICOLOR_FORCE,GITHUB_STEP_SUMMARY,GITHUB_ACTIONS,GRADNOISE_PLUGINS",
  "--ignore-env",
];

Deno.test("watch may listen on its port of this machine, write nothing, and no other may listen", async () => {
  const ports: Readonly<Record<string, readonly string[]>> = {
    "watch": ["127.0.0.1:8173"],
    "watch --port 9000 --out o": ["127.0.0.1:9000"],
    "watch --terminal": [],
    "watch --storage postgresql://u@db.example.org/d": ["db.example.org:5432", "127.0.0.1:8173"],
    "watch --terminal --storage postgresql://u@db.example.org/d": ["db.example.org:5432"],
  };
  for (const [i, flags] of (await flagsOf(Object.keys(ports), {})).entries()) {
    const of = (name: string) => flags.filter((flag) => flag.startsWith(`--allow-${name}`));
    const [line, hosts] = Object.entries(ports)[i]!;
    assertEquals(of("net"), hosts.map((host) => `--allow-net=${host}`), line);
    assertEquals(of("write"), [], line);
  }
  const listening = leavesOf(commandLine).filter(([, command]) => command.port({}) !== null);
  assertEquals(listening.map(([words]) => words), ["watch"]);
});

Deno.test("a command may ask the one server that its --storage names, and no other", async () => {
  const env = { INIT_CWD: FOLDER, PGSSLROOTCERT: "/ca/root.pem", PGPASSWORD: "secret" };
  const hosts: Readonly<Record<string, string>> = {
    "postgresql://u:secret@db.example.org/d": "db.example.org:5432",
    "postgresql://u@127.0.0.1:5433/d?sslmode=verify-full": "127.0.0.1:5433",
    "postgresql://[::1]:5433/d": "[::1]:5433",
  };
  const commands = ["run quick", "work", "list trials", "show abc", "report --suite quick"];
  const lines = Object.keys(hosts).flatMap((url) =>
    commands.map((command) => `${command} --storage ${url}`)
  );
  for (const [i, flags] of (await flagsOf(lines, env)).entries()) {
    assertEquals(othersIn(flags), [
      "--no-remote",
      "--allow-read=/ca/root.pem",
      `--allow-net=${Object.values(hosts)[Math.floor(i / commands.length)]}`,
      `${usualOthers[1]},PGUSER,PGPASSWORD,PGSSLMODE,PGSSLROOTCERT`,
      "--ignore-env",
    ], lines[i]);
    assertEquals(flags.join(" ").includes("secret"), false, lines[i]);
  }
});

Deno.test("work may read its data, and writes nothing", async () => {
  const line = "work --storage postgresql://u@h/d --data babi=en";
  const [own] = await flagsOf([line], { INIT_CWD: FOLDER });
  assertEquals(own!.filter((flag) => flag.startsWith("--allow-read")).slice(2), [
    `--allow-read=${FOLDER}/en`,
  ]);
  assertEquals(own!.filter((flag) => flag.startsWith("--allow-write")), []);
});

Deno.test("no other command line gets the network, or sees variables of a server", async () => {
  const env = { INIT_CWD: FOLDER, PGSSLROOTCERT: "/ca/root.pem", PGPASSWORD: "secret" };
  const lines = [
    ...Object.keys(cases),
    "run postgresql:u@host/db",
    "run --storage sqlite:postgresql:u@host/db",
    "run --out postgresql:/u@host/db --json postgresql:/u@host/db",
    "report postgresql:/u@host/db",
  ];
  for (const [i, flags] of (await flagsOf(lines, env)).entries()) {
    assertEquals(othersIn(flags), usualOthers, lines[i]);
  }
});

Deno.test("a command that trains may ask which machine it is on, and no other may", async () => {
  const isTraining = (line: string) => /^(run|work|gate)\b(?!.* --(dry-run|results))/.test(line);
  const lines = [...Object.keys(cases), "run --dry-run", "run quick --dry-run --out o"];
  lines.push("work --storage postgresql://u@h/d");
  assertEquals(lines.filter(isTraining).length, 10);
  for (const [i, own] of (await flagsOf(lines, {})).entries()) {
    const asked = own.filter((flag) => flag.startsWith("--allow-sys"));
    assertEquals(asked, isTraining(lines[i]!) ? ["--allow-sys=hostname,cpus"] : [], lines[i]);
  }
});

Deno.test("run and gate may add to the summary of a GitHub job, and write nothing beside it", async () => {
  const env = { GITHUB_STEP_SUMMARY: "/github/summary.md" };
  for (const flags of await flagsOf(["run --out /o", "gate --out /o"], env)) {
    assertEquals(pathsOf(flags).write, ["/o", "/github/summary.md"]);
  }
});

Deno.test("gate --update may write the project's baseline, and nothing else of the project", async () => {
  const [flags] = await flagsOf(["gate --update"], {});
  assertEquals(pathsOf(flags!).write, [`${PROJECT}bench/baselines`]);
});

Deno.test("a command cannot do what its command line does not name", async () => {
  await withFolder(async (folder) => {
    const project = `${folder}/project`;
    await copyProject(project);
    await writeFiles(folder, { "secret.txt": "secret", "in/suite.json": "{}", "in/a": "a" });
    const tries = {
      "read what is named": `Deno.readTextFile("${folder}/in/suite.json")`,
      "read beside what is named": `Deno.readTextFile("${folder}/in/a")`,
      "read another file": `Deno.readTextFile("${folder}/secret.txt")`,
      "read the users": `Deno.readTextFile("/etc/passwd")`,
      "list a folder": `Array.fromAsync(Deno.readDir("${folder}"))`,
      "write what is named": `Deno.mkdir("${folder}/o")`,
      "write a file": `Deno.writeTextFile("${folder}/x.txt", "x")`,
      "write over what is read": `Deno.writeTextFile("${folder}/in/suite.json", "x")`,
      "write into the project": `Deno.writeTextFile("${project}/mod.ts", "x")`,
      "remove a file": `Deno.remove("${folder}/secret.txt")`,
      "open a database": `import("node:sqlite").then((m) => new m.DatabaseSync("${folder}/d"))`,
      "ask for the system's memory": `(async () => Deno.systemMemoryInfo())()`,
      "ask for the user": `(async () => Deno.uid())()`,
      "ask for the network's addresses": `(async () => Deno.networkInterfaces())()`,
      "ask for the machine's name": `(async () => Deno.hostname())()`,
      "ask the network": `fetch("http://127.0.0.1:8765")`,
      "run a program": `new Deno.Command(Deno.execPath()).output()`,
      "load a library": `(async () => Deno.dlopen("libc.so.6", {}))()`,
      "import from the network": `import("https://jsr.io/" + Deno.args.length)`,
      "see a variable":
        `(async () => { if (Deno.env.get("HOME") === undefined) throw "unseen"; })()`,
      "see a variable of its own": `(async () => Deno.env.get("INIT_CWD").length)()`,
    };
    const probes = Object.entries(tries).map(([what, code]) =>
      `await Promise.resolve().then(() => ${code})` +
      `.then(() => console.log("can ${what}"), (error) => console.log(String(error)));`
    );
    // In place of the command itself.
    const body = [...probes, "Deno.exit(7);"].join("\n");
    const command = `export async function runCommand() {\n${body}\n}\n`;
    await writeFiles(project, { "bench/cli/run_command.ts": command });
    const args = ["run", "in/suite.json", "--out", "o"];
    const { code, stdout, stderr } = await runCli(args, { folder, project });
    assertEquals([code, stderr], [7, ""], stdout);
    const outcomes = stdout.trimEnd().split("\n");
    const can = outcomes.filter((line) => line.startsWith("can"));
    assertEquals(can, [
      "can read what is named",
      "can write what is named",
      "can see a variable of its own",
    ]);
    const others = outcomes.filter((line) => !line.startsWith("can"));
    assertEquals(others.length, Object.keys(tries).length - can.length);
    assertEquals(others.filter((error) => error === "unseen").length, 1);
    for (const error of others) {
      assertMatch(
        error,
        /^(NotCapable: Requires|unseen$|TypeError: A remote specifier was requested)/,
      );
    }
    assertEquals(await Deno.readTextFile(`${folder}/secret.txt`), "secret");
  });
});

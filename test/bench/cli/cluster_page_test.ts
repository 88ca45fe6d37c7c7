/** What docs/cluster.md shows of job scripts, manifests and workflows. */

import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
  parseYaml,
} from "../../../std.ts";
import { readSource } from "../../_module_graph.ts";
import { withFolder } from "../_folder.ts";
import { runCli } from "./_cli.ts";
import { denoArguments, scriptFaults } from "./_scripts.ts";

const page = readSource("docs/cluster.md");

/** The blocks of a language, below a heading. */
function blocksOf(heading: string, language: string): string[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"))]
    .map(([, block]) => block!);
}

/** The one document of that kind. */
function yamlOf<Shape>(heading: string): Shape {
  const blocks = blocksOf(heading, "yaml");
  assertEquals(blocks.length, 1);
  return parseYaml(blocks[0]!) as Shape;
}

Deno.test("docs/cluster.md shows the job script that its command prints", async () => {
  await withFolder(async (folder) => {
    const [command = ""] = blocksOf("SLURM", "sh");
    const args = command.replace(/ > job\.sh\n$/, "").split(" ").slice(3);
    const { code, stdout, stderr } = await runCli(args, { folder });
    assertEquals([code, stderr], [0, ""]);
    assert(blocksOf("SLURM", "bash").includes(stdout), stdout);
  });
});

interface Container {
  readonly command: readonly [string, string, string];
  readonly env: readonly Readonly<Record<string, unknown>>[];
  readonly volumeMounts: readonly { readonly name: string }[];
}

interface Job {
  readonly kind: string;
  readonly spec: {
    readonly completionMode: string;
    readonly completions: number;
    readonly template: {
      readonly spec: {
        readonly restartPolicy: string;
        readonly containers: readonly Container[];
        readonly volumes: readonly { readonly name: string }[];
      };
    };
  };
}

Deno.test("the Kubernetes job of docs/cluster.md runs every shard once, on a shared volume", async () => {
  const { kind, spec } = yamlOf<Job>("Kubernetes");
  assertEquals([kind, spec.completionMode], ["Job", "Indexed"]);
  const { restartPolicy, containers, volumes } = spec.template.spec;
  // Failures of an index are counted for pods that are not restarted, but replaced.
  assertEquals(restartPolicy, "Never");
  const [{ command, env, volumeMounts }] = containers as [Container];
  assertEquals(volumeMounts.map(({ name }) => name), volumes.map(({ name }) => name));
  assertEquals(command.slice(0, 2), ["sh", "-euc"]);
  assertEquals(env.map(({ name }) => name), ["DENO_DIR", "FAILURES"]);
  await withFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/job.sh`, `#!/bin/sh\n${command[2]}`);
    assertEquals(await scriptFaults(`${folder}/job.sh`), "");
    for (const [index, failures, restart] of [[0, undefined, "0"], [63, "2", "2"]] as const) {
      const variables = failures === undefined ? {} : { FAILURES: failures };
      const args = await denoArguments("job.sh", folder, {
        JOB_COMPLETION_INDEX: String(index),
        ...variables,
      });
      assertEquals(args.slice(2), [
        ...["run", "babi-10k", "--shard", `${index + 1}/${spec.completions}`],
        ...["--restart", restart, "--workers", "1", "--out", `runs/${index + 1}`],
      ]);
    }
  });
});

interface WorkflowJob {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } };
  readonly steps: readonly { readonly run?: string }[];
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, WorkflowJob>>;
}

Deno.test("the workflow of docs/cluster.md makes the result of the published site", () => {
  const shown = yamlOf<Workflow>("GitHub Actions").jobs;
  const { permissions, jobs } = parseYaml(readSource(".github/workflows/ci.yml")) as Workflow;
  assertEquals(Object.keys(shown), ["shard", "merge"]);
  for (const name of ["shard", "merge"]) {
    assertEquals(jobs[name]!.steps, shown[name]!.steps, name);
    assertEquals(jobs[name]!.strategy, shown[name]!.strategy, name);
    assertEquals(jobs[name]!.needs, shown[name]!.needs, name);
    assertEquals(jobs[name]!.permissions, undefined, name);
  }
  const { shard } = shown, numbers = shard!.strategy!.matrix.shard;
  assertEquals(numbers, numbers.map((_, i) => i + 1));
  const run = shard!.steps.map((step) => step.run ?? "").find((line) => line.includes(" run ci "));
  assertStringIncludes(run!, ` --shard \${{ matrix.shard }}/${numbers.length} `);
  // What the gate refuses is not published, nor what is not whole.
  assertEquals(jobs.publish!.needs, ["test", "merge"]);
  assertEquals(permissions, { contents: "read" });
  const { publish } = jobs;
  assertEquals(publish!.permissions, { contents: "read", pages: "write", "id-token": "write" });
  const site = publish!.steps.map(({ run }) => run ?? "").find((line) =>
    line.includes(" task site ")
  );
  assertStringIncludes(site!, " --out site ");
  assertMatch(site!, / all\/result\.json$/);
});

Deno.test("the command of GNU parallel in docs/cluster.md starts every shard", async () => {
  const [command = ""] = blocksOf("GNU parallel", "bash");
  await withFolder(async (folder) => {
    // A parallel that prints what it would start.
    await Deno.mkdir(`${folder}/bin`);
    const script = `#!/bin/bash\nprintf '%s\\n' "$@"\n`;
    await Deno.writeTextFile(`${folder}/bin/parallel`, script, { mode: 0o755 });
    const { stdout } = await new Deno.Command("bash", {
      args: ["-c", command],
      env: { PATH: `${folder}/bin:${Deno.env.get("PATH")}` },
    }).output();
    const words = new TextDecoder().decode(stdout).trimEnd().split("\n");
    const at = words.indexOf(":::"), run = words.indexOf("deno");
    assertEquals(words.slice(run, at), [
      ...["deno", "task", "bench", "run", "babi-10k", "--shard", "{}/64", "--workers", "1"],
      ...["--out", "runs/{}"],
    ]);
    const numbers = words.slice(at + 1);
    assertEquals(numbers, Array.from({ length: 64 }, (_, i) => String(i + 1).padStart(2, "0")));
  });
});

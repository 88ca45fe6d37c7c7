import { type JobScript, jobScript } from "../../../bench/cli/job_script.ts";
import { assertEquals, assertStringIncludes } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { denoArguments, scriptFaults } from "./_scripts.ts";

const job: JobScript = {
  suite: "ci",
  shards: 64,
  trials: 7290,
  time: "about 12 min",
  limit: 1800,
  workers: 2,
  out: "runs",
  run: ["ci", "--seeds", "1-10"],
  command: ["deno", "task", "bench", "slurm", "ci"],
  deno: "2.9.6",
};

const slurm = { SLURM_ARRAY_TASK_ID: "7", SLURM_CPUS_PER_TASK: "2" };

Deno.test("a job script asks for what a shard needs", () => {
  const directives = jobScript(job).split("\n").filter((line) => line.startsWith("#SBATCH "))
    .map((line) => line.slice("#SBATCH ".length));
  assertEquals(directives, [
    "--job-name=gradnoise-ci",
    "--array=1-64",
    "--cpus-per-task=2",
    "--time=00:30:00",
    "--requeue",
    "--open-mode=append",
    "--output=runs/logs/%2a.log",
  ]);
  assertStringIncludes(jobScript(job), "  sbatch --array=7 job.sh\n");
  assertStringIncludes(jobScript({ ...job, shards: 2 }), "  sbatch --array=2 job.sh\n");
});

Deno.test("a job script runs the shard of its task, as often as it is started", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, { "job.sh": jobScript(job) });
    assertEquals(await scriptFaults(`${folder}/job.sh`), "");
    const args = (shard: string, restart: string, out: string) => [
      ...["task", "bench", "run", "ci", "--seeds", "1-10", "--shard", shard],
      ...["--restart", restart, "--workers", "2", "--out", out],
    ];
    const found = (env: Record<string, string>) =>
      denoArguments("job.sh", folder, { ...slurm, ...env });
    assertEquals(await found({}), args("7/64", "0", "runs/07"));
    assertEquals(await found({ SLURM_RESTART_COUNT: "2" }), args("7/64", "2", "runs/07"));
    assertEquals(await found({ SLURM_ARRAY_TASK_ID: "64" }), args("64/64", "0", "runs/64"));
    // Where a shell would take a leading zero for octal, too.
    await writeFiles(folder, { "job.sh": jobScript({ ...job, shards: 1000 }) });
    assertEquals(
      await found({ SLURM_ARRAY_TASK_ID: "89" }),
      args("89/1000", "0", "runs/0089"),
    );
  });
});

Deno.test("no argument and no name breaks a job script", async () => {
  const hostile =
    `it's "here" $(touch made) \`touch made\` ${"\\"} #%j \n#SBATCH --array=1-2\n é\u202e`;
  await withFolder(async (folder) => {
    const script = jobScript({
      ...job,
      suite: hostile,
      run: [`${hostile}.json`, "--use", hostile],
      command: ["deno", hostile],
      out: `my "runs" $HOME 100%`,
    });
    await writeFiles(folder, { "job.sh": script });
    assertEquals(await scriptFaults(`${folder}/job.sh`), "");
    const [, , , suite, use, file, ...others] = await denoArguments("job.sh", folder, slurm);
    assertEquals([suite, use, file], [`${hostile}.json`, "--use", hostile]);
    assertEquals(others.at(-1), `my "runs" $HOME 100%/07`);
    assertEquals([...Deno.readDirSync(folder)].map(({ name }) => name).sort(), ["bin", "job.sh"]);
    // The one array is that of the shards.
    assertEquals(script.match(/^#SBATCH --array=.*$/gm), ["#SBATCH --array=1-64"]);
    assertStringIncludes(script, `\n#SBATCH --output="my \\"runs\\" $HOME 100%%/logs/%2a.log"\n`);
  });
});

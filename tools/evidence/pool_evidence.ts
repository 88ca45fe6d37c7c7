import { fileURLToPath } from "node:url";

/** The command: passes its words to a process that may ask a server of this machine. */
export async function poolEvidence(args: readonly string[]): Promise<number> {
  const { code } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--no-prompt", "-RWE", "--allow-run", "--allow-net=127.0.0.1"],
      ...["--allow-sys=hostname,cpus", "--unstable-worker-options"],
      fileURLToPath(new URL("pool/main.ts", import.meta.url)),
      ...args,
    ],
  }).spawn().status;
  return code;
}

/** What real shells offer when the key for completions is pressed. */

import { ProgramTerminal } from "./_terminal.ts";

/** A shell: what completes lines in a folder that has the script, by line. */
type Shell = (folder: string, lines: readonly string[]) => Promise<string[][]>;

/** The script's name in the folder. */
export const SCRIPT = "completions.sh";

/** Where the shells write what they offer: a line each, and a mark after each press of the key. */
const OFFERED = "offered.txt", MARK = "--end--";

/** The prompt: before it is there, the terminal itself would take keys for its own. */
const READY = "ready>";

/** Bash with what `deno` completes itself standing in the way, and a function that writes down what is offered. */
const bashrc = `PS1="${READY}"
bind 'set bell-style none' 'set show-all-if-ambiguous off'
_deno() { COMPREPLY=(deno-itself); }
complete -F _deno -o bashdefault -o default deno
source ${SCRIPT}
_watched() {
  _gradnoise_deno "$@"
  printf '%s\\n' "\${COMPREPLY[@]}" ${MARK} >> ${OFFERED}
}
complete -o bashdefault -o default -F _watched deno
`;

/** The same for zsh: each way to offer something ends in the builtin compadd, which can also write it down. */
const zshrc = `PS1="${READY}" RPS1=
autoload -Uz compinit && compinit -u -D
setopt no_auto_list no_auto_menu no_beep
_deno() { compadd deno-itself }
compdef _deno deno
source ${SCRIPT}
compadd() {
  # With these it only looks.
  if [[ $@[1,(i)(-|--)] == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
  local -a offered
  builtin compadd -O offered "$@"
  ((\${#offered})) && print -rl -- $offered >> ${OFFERED}
  builtin compadd "$@"
}
_end_of_completion() { print -r -- ${MARK} >> ${OFFERED} }
_complete_watched() { comppostfuncs=(_end_of_completion); _main_complete }
zle -C complete-watched complete-word _complete_watched
bindkey '^I' complete-watched
bindkey '^U' kill-whole-line
`;

/** Types lines with the key after each, in a shell that writes down what it offers. */
async function typed(
  words: readonly string[],
  folder: string,
  lines: readonly string[],
): Promise<string[][]> {
  await Deno.writeTextFile(`${folder}/${OFFERED}`, "");
  const terminal = new ProgramTerminal(words, folder, { ZDOTDIR: folder, HOME: folder }, [300, 50]);
  await terminal.waitFor(READY);
  for (const line of lines) await terminal.type(`${line}\t\x15`);
  await terminal.type("exit\x0d");
  await terminal.end();
  const offered = (await Deno.readTextFile(`${folder}/${OFFERED}`)).split(`${MARK}\n`).slice(0, -1);
  return offered.map((text) => text.split("\n").filter((word) => word !== ""));
}

/** By name. */
export const shells: Readonly<Record<string, Shell>> = {
  async bash(folder, lines) {
    await Deno.writeTextFile(`${folder}/.bashrc`, bashrc);
    return await typed(["bash", "--noprofile", "--rcfile", ".bashrc", "-i"], folder, lines);
  },
  async zsh(folder, lines) {
    await Deno.writeTextFile(`${folder}/.zshrc`, zshrc);
    return await typed(["zsh", "-d", "-i"], folder, lines);
  },
  async fish(folder, lines) {
    const script = [
      "complete -c deno -n 'not __gradnoise_read' -a deno-itself -f",
      `source ${SCRIPT}`,
      `while read -l line; complete -C $line; echo -- ${MARK}; end`,
    ].join("\n");
    const child = new Deno.Command("fish", {
      ...{ args: ["--no-config", "-c", script], cwd: folder, env: { HOME: folder } },
      ...{ stdin: "piped", stdout: "piped", stderr: "inherit" },
    }).spawn();
    const writer = child.stdin.getWriter();
    await writer.write(new TextEncoder().encode(lines.map((line) => `${line}\n`).join("")));
    await writer.close();
    const { stdout } = await child.output();
    return new TextDecoder().decode(stdout).split(`${MARK}\n`).slice(0, -1).map((text) =>
      text.split("\n").filter((line) => line !== "").map((line) => line.split("\t")[0]!)
    );
  },
};

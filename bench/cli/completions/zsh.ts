import { quoteArgument } from "../../base/mod.ts";
import type { Completed, CompletedCommand, CompletedOption, CompletedValue } from "./completed.ts";

/** Completions for zsh: lines of a script that is read by `source`, after `compinit`. */
export function zshScript({ commands, words, groups, suites, options }: Completed): string[] {
  const lists = new Map<string, string>();
  const actionOf = (value: CompletedValue): string => {
    const { names, paths } = value;
    if (names.length === 0) {
      return paths === null ? " " : paths === "folders" ? "_path_files -/" : "_files";
    }
    const body = [
      "  local ret=1",
      `  compadd "$@" -- ${names.map(quoteArgument).join(" ")} && ret=0`,
      ...paths === null ? [] : ['  _files "$@" && ret=0'],
      "  return ret",
    ].join("\n");
    if (!lists.has(body)) lists.set(body, `_gradnoise_names_${lists.size + 1}`);
    return lists.get(body)!;
  };
  const valueSpec = (value: CompletedValue) => `:${escaped(value.title)}:${actionOf(value)}`;
  const optionSpec = ({ long, help, value, repeatable, conflicts }: CompletedOption) => {
    const others = [...repeatable ? [] : [long], ...conflicts];
    const start = others.length === 0 ? "" : `(${others.join(" ")})`;
    return `${start}${repeatable ? "*" : ""}${long}${value === null ? "" : "="}[${escaped(help)}]` +
      (value === null ? "" : valueSpec(value));
  };
  const functionOf = (command: Pick<CompletedCommand, "options" | "arguments" | "many">) => [
    "  _arguments \\",
    ...command.arguments.map((value, i) => {
      const last = command.many && i === command.arguments.length - 1;
      return `    ${quoteArgument(`${last ? "*" : i + 1}${valueSpec(value)}`)} \\`;
    }),
    ...command.options.map((option, i, { length }) =>
      `    ${quoteArgument(optionSpec(option))}${i < length - 1 ? " \\" : ""}`
    ),
  ];
  const described = (rows: readonly (readonly [string, string])[]) =>
    rows.map(([word, help]) => quoteArgument(`${word}:${help.replaceAll(":", "\\:")}`)).join(" ");
  const own = commands.flatMap((command) => [
    `${nameOf(command.words)}() {`,
    ...functionOf(command),
    "}",
    "",
  ]);
  const ofGroups = Object.entries(groups).flatMap(([group, below]) => [
    `${nameOf(group)}() {`,
    "  if ((CURRENT == 2)); then",
    `    local -a below=(${described(below)})`,
    "    _describe command below",
    "    return",
    "  fi",
    "  shift words; ((CURRENT--))",
    "  case $words[1] in",
    ...below.map(([word]) => `    ${quoteArgument(word)}) ${nameOf(`${group} ${word}`)} ;;`),
    "  esac",
    "}",
    "",
  ]);
  const start = functionOf({ options, arguments: [], many: false });
  return [
    "# Completions of `deno task bench` for zsh, made by `deno task bench completions zsh`.",
    "",
    ...[...lists].flatMap(([body, name]) => [`${name}() {`, ...body.split("\n"), "}", ""]),
    ...own,
    ...ofGroups,
    "_gradnoise_bench() {",
    "  while ((CURRENT > 2)) && [[ $words[2] == (help|--debug) ]]; do",
    "    words[2]=(); ((CURRENT--))",
    "  done",
    "  if ((CURRENT == 2)); then",
    "    if [[ $words[2] == -* ]]; then",
    ...start.map((line) => `    ${line}`),
    "      return",
    "    fi",
    `    local -a commands=(${described(words)})`,
    "    local ret=1",
    "    _describe command commands && ret=0",
    `    compadd -J suites -X suite -- ${suites.map(quoteArgument).join(" ")} && ret=0`,
    "    return ret",
    "  fi",
    "  case $words[2] in",
    ...words.map(([word]) =>
      `    ${quoteArgument(word)}) shift words; ((CURRENT--)); ${nameOf(word)} ;;`
    ),
    `    *) ${nameOf("run")} ;;`,
    "  esac",
    "}",
    "",
    ...`# Other commands of deno are completed as they were before.
_gradnoise_deno() {
  if ((CURRENT > 3)) && [[ $words[2] == task && $words[3] == bench ]]; then
    shift 2 words; ((CURRENT -= 2))
    _gradnoise_bench
  elif [[ -n $_gradnoise_before ]]; then
    $_gradnoise_before "$@"
  else
    _default
  fi
}

typeset -g _gradnoise_before=\${_comps[deno]-}
[[ $_gradnoise_before == _gradnoise_deno ]] && _gradnoise_before=
compdef _gradnoise_deno deno`.split("\n"),
  ];
}

/** Text in a specification of _arguments. */
function escaped(text: string): string {
  return text.replace(/[\\:[\]]/g, "\\$&");
}

/** The function of a command. */
function nameOf(words: string): string {
  return `_gradnoise_${words.replaceAll(" ", "_")}`;
}

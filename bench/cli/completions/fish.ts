import {
  type Completed,
  type CompletedCommand,
  type CompletedOption,
  type CompletedValue,
  placesOf,
} from "./completed.ts";

/** Completions for fish 3 and later: lines of a script that fish reads when it starts. */
export function fishScript(completed: Completed): string[] {
  const { commands, words, groups, suites, options } = completed;
  const valued = placesOf(completed).map(([place]) => place).filter((place) => /-/.test(place));
  return [
    "# Completions of `deno task bench` for fish, made by `deno task bench completions fish`.",
    "",
    ...stateLines(words.map(([word]) => word), Object.keys(groups), valued),
    "",
    rule("__gradnoise_read", "-f"),
    ...words.map(([word, help]) =>
      rule(`__gradnoise_at ''`, `-a ${quoted(word)} -d ${quoted(help)}`)
    ),
    rule(`__gradnoise_at ''`, `-a ${quoted(suites.map(quoted).join(" "))} -d suite`),
    ...options.map((option) => optionRule("", option)),
    ...Object.entries(groups).flatMap(([group, below]) =>
      below.map(([word, help]) =>
        rule(`__gradnoise_at ${quoted(group)}`, `-a ${quoted(word)} -d ${quoted(help)}`)
      )
    ),
    ...commands.flatMap((command) => [
      ...command.options.map((option) => optionRule(command.words, option)),
      ...command.arguments.flatMap((value, i) => argumentRules(command, value, i)),
    ]),
  ];
}

/** Functions that say where the word at the cursor stands. */
function stateLines(
  words: readonly string[],
  groups: readonly string[],
  valued: readonly string[],
): string[] {
  return `function __gradnoise_read
    set -l typed (commandline -opc)
    test (count $typed) -ge 3 -a "$typed[1] $typed[2] $typed[3]" = 'deno task bench'; or return 1
    test "$typed" = "$__gradnoise_typed"; and return 0
    set -g __gradnoise_typed $typed
    set -g __gradnoise_command ''
    set -g __gradnoise_place 0
    set -g __gradnoise_given
    set -l option
    set -e typed[1..3]
    for word in $typed
        if test -n "$option"
            set -a __gradnoise_given $option
            set option
            continue
        end
        switch $word
            case --debug help
                continue
            case '--*=*'
                set -a __gradnoise_given (string split -f 1 = -- $word)
            case '-*'
                test -z "$__gradnoise_command"; and set __gradnoise_command run
                if contains -- "$__gradnoise_command $word" ${valued.map(quoted).join(" ")}
                    set option $word
                else
                    set -a __gradnoise_given $word
                end
            case '*'
                if test -z "$__gradnoise_command"
                    if contains -- $word ${words.map(quoted).join(" ")}
                        set __gradnoise_command $word
                    else
                        set __gradnoise_command run
                        set __gradnoise_place 1
                    end
                else if contains -- $__gradnoise_command ${groups.map(quoted).join(" ")}
                    set __gradnoise_command "$__gradnoise_command $word"
                else
                    set __gradnoise_place (math $__gradnoise_place + 1)
                end
        end
    end
end

# Whether the command is this one, and none of some options is given.
function __gradnoise_at
    __gradnoise_read; and test "$__gradnoise_command" = "$argv[1]"; or return 1
    set -e argv[1]
    for option in $argv
        contains -- $option $__gradnoise_given; and return 1
    end
    return 0
end

# Whether the word at the cursor is this argument of this command, the first counted as 0.
function __gradnoise_argument
    # Names that have the letters of an option somewhere would match it, too.
    string match -q -- '-*' (commandline -ct); and return 1
    __gradnoise_at $argv[1]; and test "$__gradnoise_place" -ge $argv[2]; or return 1
    test "$__gradnoise_place" = $argv[2] -o "$argv[3]" = many
end`.split("\n");
}

function rule(condition: string, what: string): string {
  return `complete -c deno -n ${quoted(condition)} ${what}`;
}

function optionRule(
  command: string,
  { long, help, value, repeatable, conflicts }: CompletedOption,
): string {
  const gone = [...repeatable ? [] : [long], ...conflicts];
  const condition = ["__gradnoise_at", quoted(command), ...gone].join(" ");
  const parts = [`-l ${long.slice(2)}`, `-d ${quoted(help)}`];
  if (value !== null) parts.push(value.paths === "files" ? "-r -F" : "-x", ...namesOf(value));
  return rule(condition, parts.join(" "));
}

function argumentRules(command: CompletedCommand, value: CompletedValue, i: number): string[] {
  const isMany = command.many && i === command.arguments.length - 1;
  const condition = `__gradnoise_argument ${quoted(command.words)} ${i}${isMany ? " many" : ""}`;
  return [
    ...namesOf(value).map((names) => rule(condition, names)),
    ...value.paths === null ? [] : [rule(condition, "-F")],
  ];
}

/** What names and folders can stand for a value; files are a switch of the rule. */
function namesOf({ names, paths }: CompletedValue): string[] {
  return [
    ...names.length === 0 ? [] : [`-a ${quoted(names.map(quoted).join(" "))}`],
    ...paths === "folders" ? ["-a '(__fish_complete_directories)'"] : [],
  ];
}

/** A word as fish takes it literally. */
function quoted(text: string): string {
  return /^[\w./+:@-]+$/.test(text) ? text : `'${text.replace(/[\\']/g, "\\$&")}'`;
}

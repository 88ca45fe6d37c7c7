import { quoteArgument } from "../../base/mod.ts";
import { type Completed, placesOf } from "./completed.ts";

/** Completions for bash 3.2 and later: lines of a script that is read by `source`. */
export function bashScript(completed: Completed): string[] {
  const { commands, words, groups, suites, options } = completed;
  const listed = (names: readonly string[]) => quoteArgument(names.join("\n"));
  const branch = (places: readonly string[], what: string) =>
    `    ${places.map(quoteArgument).join(" | ")}) ${what} ;;`;
  const first = [...words.map(([word]) => word), ...suites];
  const ofGroups = Object.entries(groups).map(([name, below]) =>
    branch([name], `names=${listed(below.map(([word]) => word))}`)
  );
  const values = Map.groupBy(
    placesOf(completed).filter(([, { names, paths }]) => names.length > 0 || paths !== null),
    ([, { names, paths }]) => `names=${listed(names)} paths=${paths ?? ""}`,
  );
  const optionsOf = [{ words: "", options }, ...commands].map((command) =>
    branch([command.words], `names=${listed(command.options.map(({ long }) => long))}`)
  );
  const all = commands.flatMap((command) =>
    command.options.map((option) => ({ place: `${command.words} ${option.long}`, ...option }))
  );
  const placesWhere = (is: (option: (typeof all)[number]) => boolean) =>
    all.filter(is).map(({ place }) => quoteArgument(place)).join(" | ");
  const conflicts = all.filter((option) => option.conflicts.length > 0)
    .map(({ place, conflicts }) => branch([place], `names=${listed(conflicts)}`));
  return [
    "# Completions of `deno task bench` for bash, made by `deno task bench completions bash`.",
    "",
    "_gradnoise_values() {",
    "  names= paths=",
    "  case $1 in",
    branch([""], `names=${listed(first)} paths=files`),
    ...ofGroups,
    ...[...values].map(([what, own]) => branch(own.map(([place]) => place), what)),
    "  esac",
    "}",
    "",
    "_gradnoise_options() {",
    "  case $1 in",
    ...optionsOf,
    "  esac",
    "}",
    "",
    "_gradnoise_conflicts() {",
    "  names=",
    "  case $1 in",
    ...conflicts,
    "  esac",
    "}",
    "",
    ...`_gradnoise_takes_value() {
  case $1 in
    ${placesWhere(({ value }) => value !== null)}) return 0 ;;
  esac
  return 1
}

_gradnoise_repeats() {
  case $1 in
    ${placesWhere(({ repeatable }) => repeatable)}) return 0 ;;
  esac
  return 1
}

# What is typed decides the place of the word at the cursor.
_gradnoise_bench() {
  local line=\${COMP_LINE:0:COMP_POINT} command= option= given=" " names= paths= name= word= i=
  local place=0 start=
  local -a typed
  read -ra typed <<< "$line"
  [[ $line == *[[:space:]] ]] && typed+=("")
  local last=$((\${#typed[@]} - 1))
  for ((i = 3; i < last; i++)); do
    word=\${typed[i]}
    if [[ -n $option ]]; then option=; continue; fi
    case $word in
      --debug | help) ;;
      --*)
        [[ -z $command ]] && command=run
        given+="\${word%%=*} "
        [[ $word == *=* ]] || ! _gradnoise_takes_value "$command $word" || option=$word
        ;;
      *)
        if [[ -z $command ]]; then
          case $word in
            ${words.map(([word]) => quoteArgument(word)).join(" | ")}) command=$word ;;
            *) command=run place=1 ;;
          esac
        elif [[ $command == @(${Object.keys(groups).map(quoteArgument).join("|")}) ]]; then
          command="$command $word"
        else
          place=$((place + 1))
        fi
        ;;
    esac
  done
  word=\${typed[last]}
  COMPREPLY=()
  compopt +o bashdefault +o default 2> /dev/null
  if [[ -n $option ]]; then
    _gradnoise_values "$command $option"
  elif [[ $word == --*=* ]]; then
    _gradnoise_values "\${command:-run} \${word%%=*}"
    # Bash itself takes what stands before "=" for another word, unless it was told otherwise.
    [[ \${COMP_WORDS[COMP_CWORD]} == --* ]] && start=\${word%%=*}=
    word=\${word#*=}
  elif [[ $word == -* ]]; then
    _gradnoise_options "$command"
    local taken=$given
    for word in $given; do
      _gradnoise_conflicts "$command $word"
      taken+="\${names//$'\\n'/ } "
    done
    _gradnoise_options "$command"
    word=\${typed[last]}
    while IFS= read -r name; do
      [[ $name == "$word"* ]] || continue
      [[ $taken == *" $name "* ]] && ! _gradnoise_repeats "$command $name" && continue
      COMPREPLY+=("$name")
    done <<< "$names"
    return
  elif [[ -z $command || $command == @(${Object.keys(groups).map(quoteArgument).join("|")}) ]]; then
    _gradnoise_values "$command"
  else
    _gradnoise_values "$command $place"
    [[ -z $names$paths ]] && _gradnoise_values "$command ..."
  fi
  while IFS= read -r name; do
    [[ -n $name && $name == "$word"* ]] && COMPREPLY+=("$start$(printf %q "$name")")
  done <<< "$names"
  [[ -z $paths ]] && return
  compopt -o filenames 2> /dev/null
  local kind=-f
  [[ $paths == folders ]] && kind=-d
  while IFS= read -r name; do
    [[ -n $name ]] && COMPREPLY+=("$start$name")
  done < <(compgen $kind -- "$word")
}

# Other commands of deno are completed as they were before.
_gradnoise_deno() {
  if ((COMP_CWORD > 2)) && [[ \${COMP_WORDS[1]} == task && \${COMP_WORDS[2]} == bench ]]; then
    _gradnoise_bench
  elif [[ -n $_gradnoise_before ]]; then
    "$_gradnoise_before" "$@"
  fi
}

_gradnoise_before=$(complete -p deno 2> /dev/null | sed -n "s/.* -F \\([^ ]*\\) .*/\\1/p")
[[ $_gradnoise_before == _gradnoise_deno ]] && _gradnoise_before=
complete -o bashdefault -o default -F _gradnoise_deno deno`.split("\n"),
  ];
}

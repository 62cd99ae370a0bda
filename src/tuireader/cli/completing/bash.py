"""bash, from 3.2 on (macOS still has that), with the package bash-completion or without it."""

from collections.abc import Iterable
from shlex import quote

from tuireader.cli.outline import Form, Kind, Place, Value, query_words, walk

# $path is the words of the command so far, $place how many words that are no options stand behind them. bash takes a word
# with a colon for three, so the word to complete is read off the line itself, and what stands before the colon is
# not repeated.
_SCRIPT = """\
# bash completion for tuireader
_tuireader() {
    local cur=${COMP_LINE:0:$COMP_POINT} prev= path= place=0 word i
    cur=${cur##*[[:space:]]}
    COMPREPLY=()
    set -f
    local -a words=(${COMP_LINE:0:$COMP_POINT-${#cur}})
    set +f
    for ((i = 1; i < ${#words[@]}; i++)); do
        word=${words[i]}
        case "$path $word" in
            @VALUED@) prev=$word; ((i++)); ((i < ${#words[@]})) && prev= ;;
            @COMMANDS@) path="$path $word" ;;
            *" -"*) ;;
            *) ((place++)) ;;
        esac
    done
    if [[ $prev ]]; then
        case "$path $prev" in
@VALUES@
        esac
    elif [[ $cur == -* ]]; then
        case "$path" in
@OPTIONS@
        esac
    else
        case "$path $place" in
@PLACES@
        esac
    fi
    if [[ $cur == *:* && $COMP_WORDBREAKS == *:* ]]; then
        for i in "${!COMPREPLY[@]}"; do COMPREPLY[i]=${COMPREPLY[i]#"${cur%:*}:"}; done
    fi
}
_tuireader_words() {
    COMPREPLY=($(compgen -W "$1" -- "$cur"))
    [[ ${#COMPREPLY[@]} == 1 && $COMPREPLY == *: ]] && compopt -o nospace 2>/dev/null
}
_tuireader_files() {
    local IFS=$'\\n'
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -- "$cur"))
}
complete -F _tuireader tuireader
"""


def script(form: Form) -> str:
    forms = [(" ".join(("", *path)), one) for path, one in walk(form)]
    valued = [(path, option) for path, one in forms for option in one.options if option.value]
    parts = {
        "VALUED": "|".join(quote(f"{path} {name}") for path, option in valued for name in option.names),
        "COMMANDS": "|".join(quote(path) for path, _ in forms[1:]),
        "VALUES": _cases(
            ("|".join(quote(f"{path} {name}") for name in option.names), _answer(option.value))
            for path, option in valued
            if option.value
        ),
        "OPTIONS": _cases(
            (quote(path), _words(name for option in one.options for name in option.names)) for path, one in forms
        ),
        "PLACES": _cases(case for path, one in forms for case in _places(path, one)),
    }
    text = _SCRIPT
    for name, part in parts.items():
        text = text.replace(f"@{name}@", part)
    return text


def _places(path: str, form: Form) -> list[tuple[str, str]]:
    if form.commands:
        return [(quote(f"{path} 0"), _words(command.name for command in form.commands))]
    return [(_pattern(path, n, place), _answer(place.value)) for n, place in enumerate(form.places)]


def _pattern(path: str, number: int, place: Place) -> str:
    """The case of a place: of its number, or of all from there on."""
    return f"{quote(path + ' ')}*" if place.many else quote(f"{path} {number}")


def _answer(value: Value) -> str:
    match value.kind:
        case Kind.FILE:
            return "_tuireader_files"
        case Kind.QUERY:
            return _words(query_words())
        case Kind.WORDS:
            return _words(value.words)
        case Kind.ANY:
            return ":"


def _words(words: Iterable[str]) -> str:
    return f"_tuireader_words {quote(' '.join(words))}"


def _cases(cases: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"            {pattern}) {answer} ;;" for pattern, answer in cases)

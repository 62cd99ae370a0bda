"""fish."""

from shlex import quote

from tuireader.cli.outline import Form, Kind, Option, Place, Value, query_words, walk

# `__tuireader_at NUMBER WORD...`: whether the command is these words and so many others behind them, "2+" for two and
# more. Options, and what they take, are no words.
_AT = """\
function __tuireader_at -a number
    set -l path $argv[2..]
    set -l words (commandline -opc)
    set -l said
    set -l value 0
    for word in $words[2..]
        if test $value = 1
            set value 0
            continue
        end
        switch $word
            case @VALUED@
                set value 1
            case '-*'
            case '*'
                set -a said $word
        end
    end
    for word in $path
        test "$word" = "$said[1]"; or return 1
        set -e said[1]
    end
    switch $number
        case '*+'
            test (count $said) -ge (string trim -c + -- $number)
        case '*'
            test (count $said) = $number
    end
end
"""


def script(form: Form) -> str:
    forms = walk(form)
    valued = {name for _, one in forms for option in one.options if option.value for name in option.names}
    lines = [
        "# fish completion for tuireader",
        _AT.replace("@VALUED@", " ".join(sorted(valued))),
        "complete -c tuireader -f",
    ]
    for path, one in forms:
        lines += [_line("0", path, f"-a {quote(sub.name)}", sub.help) for sub in one.commands]
        lines += [_line("0" if one.commands else "0+", path, _option(option), option.help) for option in one.options]
        for n, place in enumerate(one.places):
            if words := _place(place):
                lines.append(_line(f"{n}+" if place.many else str(n), path, words, place.help))
    return "\n".join(lines) + "\n"


def _line(number: str, path: tuple[str, ...], what: str, help_: str) -> str:
    when = quote(" ".join(("__tuireader_at", number, *path)))
    return f"complete -c tuireader -n {when} {what}" + (f" -d {quote(help_)}" if help_ else "")


def _option(option: Option) -> str:
    names = (f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
    value = f" {_value(option.value)}" if option.value else ""
    return " ".join(names) + value


def _value(value: Value) -> str:
    match value.kind:
        case Kind.FILE:
            return "-r -F"
        case Kind.WORDS:
            return f"-x -a {quote(' '.join(value.words))}"
        case _:
            return "-x"


def _place(place: Place) -> str:
    match place.value.kind:
        case Kind.FILE:
            return "-F"
        case Kind.WORDS:
            return f"-a {quote(' '.join(place.value.words))}"
        case Kind.QUERY:
            return f"-a {quote(' '.join(query_words()))}"
        case Kind.ANY:
            return ""

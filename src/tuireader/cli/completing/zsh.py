"""zsh. The script may be sourced, or lie as `_tuireader` in a folder of `fpath`."""

import re

from tuireader.cli.outline import Form, Kind, Option, Place, Value, query_words, walk

_END = """\
if [[ $funcstack[1] == _tuireader ]]; then
    _tuireader "$@"
else
    compdef _tuireader tuireader
fi
"""


def script(form: Form) -> str:
    return "#compdef tuireader\n\n" + "\n".join(_function(path, one) for path, one in walk(form)) + _END


def _function(path: tuple[str, ...], form: Form) -> str:
    specs = [_option(option) for option in form.options]
    name = "_".join(("_tuireader", *path))
    if not form.commands:
        specs += [_place(place) for place in form.places]
        return f"{name}() {{\n    _arguments -s {_joined(specs)}\n}}\n"
    specs += [_quoted("1: :->command"), _quoted("*:: :->rest")]
    commands = _joined([_quoted(f"{sub.name}:{_plain(sub.help)}") for sub in form.commands])
    cases = "\n".join(f"                {sub.name}) {name}_{sub.name} ;;" for sub in form.commands)
    return f"""{name}() {{
    local curcontext=$curcontext state line
    typeset -A opt_args
    _arguments -C -s {_joined(specs)}
    case $state in
        command)
            local -a commands=({commands})
            _describe command commands ;;
        rest)
            case $line[1] in
{cases}
            esac ;;
    esac
}}
"""


def _joined(specs: list[str]) -> str:
    return " \\\n        ".join(specs)


def _option(option: Option) -> str:
    """A spec of `_arguments`; several names of one option exclude one another."""
    told = f"[{_plain(option.help)}]" + (_value(option.value) if option.value else "")
    if len(option.names) == 1:
        return _quoted(option.names[0] + told)
    return f"'({' '.join(option.names)})'{{{','.join(option.names)}}}{_quoted(told)}"


def _place(place: Place) -> str:
    lead = "*" if place.many else ":" if place.count == "?" else ""
    return _quoted(lead + _value(place.value))


def _value(value: Value) -> str:
    name = _plain(value.name).lower()
    match value.kind:
        case Kind.FILE:
            return f":{name}:_files"
        case Kind.WORDS:
            return f":{name}:({' '.join(value.words)})"
        case Kind.QUERY:
            words = " ".join(word.replace(":", "\\:") for word in query_words())
            return f':{name}:compadd -S "" -- {words}'
        case Kind.ANY:
            return f":{name}: "


def _plain(text: str) -> str:
    """Without the signs that part a spec."""
    return re.sub(r"([\[\]:\\])", r"\\\1", text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"

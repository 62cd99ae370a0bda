"""What each command is used for, as one would type it: the end of its help, and of its page in the manual."""

EXAMPLES: dict[str, tuple[str, ...]] = {
    "": ("tuireader", "tuireader demo", "tuireader add https://example.org/", "tuireader list is:unread since:1d"),
    "add": (
        "tuireader add https://example.org/",
        "tuireader add https://example.org/feed.xml --set interval=240 --set full-text=on",
    ),
    "import": (
        "tuireader import subscriptions.opml",
        "tuireader import ~/.newsboat/urls ~/.newsboat/cache.db",
        "tuireader import story.html letter.eml https://example.org/story",
        "pbpaste | tuireader import -",
    ),
    "refresh": ("tuireader refresh", 'tuireader refresh --feed "Harbour Post" --force'),
    "list": (
        "tuireader list is:unread since:3d",
        "tuireader list in:headline ferry -strike",
        'tuireader list feed:"Harbour Post" --to jsonl',
    ),
    "show": (
        "tuireader show 12",
        "tuireader show story.html --width 60",
        "tuireader show --plain 12",
        "tuireader show --to json *.html",
    ),
    "explain": ("tuireader explain story.txt", "tuireader explain 12"),
    "feeds": ("tuireader feeds", "tuireader feeds --to json"),
    "feed": (
        'tuireader feed rename https://example.org/feed.xml "Harbour Post"',
        'tuireader feed move "Harbour Post" Local',
        'tuireader feed set "Harbour Post" interval=240 full-text=on',
        'tuireader feed remove "Harbour Post"',
    ),
    "search": (
        'tuireader search add "Agency photos" in:credit afp',
        "tuireader search list",
        'tuireader list search:"Agency photos" is:unread',
    ),
    "rule": ("tuireader rule add mute in:headline horoscope", "tuireader rule list", "tuireader rule remove 1"),
    "pack": ("tuireader pack", "tuireader pack folder:news since:2d --size 50M"),
    "pictures": ("tuireader pictures is:starred", "tuireader pictures id:12 --to half"),
    "enclosures": ("tuireader enclosures id:12", "tuireader enclosures feed:podcast since:1d -o ~/Podcasts"),
    "reread": ("tuireader reread", "tuireader reread id:12"),
    "mark": ("tuireader mark read before:14d", 'tuireader mark star "hard negotiation"'),
    "tag": ("tuireader tag sea ferry or harbour", "tuireader tag sea --off before:1y"),
    "note": ('tuireader note 12 "Ask Ines."', "tuireader note 12"),
    "export": (
        "tuireader export is:starred -o starred.epub",
        "tuireader export tag:sea -o sea/ --to markdown",
        "tuireader export --to opml > feeds.opml",
    ),
    "doctor": ("tuireader doctor", "tuireader doctor --backup library-copy.db"),
    "completions": (
        "tuireader completions bash > ~/.local/share/bash-completion/completions/tuireader",
        "tuireader completions zsh > ~/.zfunc/_tuireader",
        "tuireader completions fish > ~/.config/fish/completions/tuireader.fish",
    ),
}

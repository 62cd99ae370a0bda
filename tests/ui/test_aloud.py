"""Reading aloud: a program of the reader's gets lines that say what comes."""

import sys

import pytest


@pytest.fixture
def voice(tmp_path):
    """A program that writes down what it hears, and how to read that."""
    heard, program = tmp_path / "heard.txt", tmp_path / "voice.py"
    program.write_text(f"import sys; open({str(heard)!r}, 'w').write(str(sys.argv[1:]) + sys.stdin.read())")
    return f"{sys.executable} {program} --slow", heard


async def _aloud(reader):
    await reader.command("read aloud")


async def test_the_article_is_said_from_its_head(open_reader, voice):
    command, heard = voice
    async with open_reader(speak=command) as reader:
        await _aloud(reader)
        assert "Read to the end" in reader.text
    words = heard.read_text()
    assert words.startswith("['--slow']Source: ")
    assert "Headline: " in words
    assert "Caption: " in words
    assert words.endswith("End of article.\n")


async def test_the_article_is_said_from_the_page_in_sight(open_reader, voice):
    command, heard = voice
    async with open_reader(size=(60, 16), speak=command) as reader:
        await reader.press("enter", "space")
        await _aloud(reader)
    assert "Headline: " not in heard.read_text()
    assert heard.read_text().endswith("End of article.\n")


async def test_the_same_command_stops_it(open_reader):
    async with open_reader(speak=f"{sys.executable} -c 'import time; time.sleep(60)'") as reader:
        from tuireader.ui.acts import reading

        await reading.aloud(reader.screen)
        while reader.screen.voice._child is None:
            await reader.pilot.pause()
        assert "Reading aloud" in reader.text
        await reading.aloud(reader.screen)
        await reader.settle()
        assert "Stopped" in reader.text
        assert reader.screen.voice is None


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("", 'speak = "espeak-ng" in the settings'),
        ("/no/such/voice", "/no/such/voice cannot be run"),
        ("'unclosed", "cannot be run"),
        ("false", "false gave up"),
    ],
)
async def test_where_nothing_can_be_said_it_is_said_why(open_reader, command, said):
    async with open_reader(speak=command) as reader:
        await _aloud(reader)
        assert said in reader.text

"""What a browser is given, and what is said where it does not take it."""

import sys

import pytest

from tuireader.ui import browsing

HOMOGRAPH = "https://b\u0430nk.example/"


async def _visit(reader, address):
    browsing.visit(reader.screen, address)
    await reader.settle()


@pytest.mark.parametrize(
    ("browser", "said"),
    [
        ("false", "false did not open it; the address: https://pier.example/"),
        ("/no/such/browser", "/no/such/browser cannot be run; the address: https://pier.example/"),
        ("'unclosed", "The browser’s command is no list of words; the address: https://pier.example/"),
    ],
)
async def test_a_browser_that_fails_leaves_the_address_to_be_copied(open_reader, browser, said):
    async with open_reader(browser=browser) as reader:
        await _visit(reader, "https://pier.example/")
        assert said in reader.text


async def test_a_lookalike_is_shown_as_the_name_system_knows_it(open_reader):
    async with open_reader(browser="true") as reader:
        await _visit(reader, HOMOGRAPH)
        assert "Opened xn--bnk-6cd.example" in reader.text


@pytest.mark.parametrize(("keys", "opened"), [(("enter",), False), (("escape",), False), (("j", "enter"), True)])
async def test_a_name_that_pretends_to_be_a_host_is_asked_about(open_reader, keys, opened):
    async with open_reader(browser="true") as reader:
        await _visit(reader, "http://bank.example@evil.example/")
        assert "This leads to evil.example, not to “bank.example”" in reader.text
        await reader.press(*keys)
        assert ("Opened evil.example" in reader.text) == opened


@pytest.mark.parametrize("address", ["https://x.example/" + "a" * 200_000, "https://x.example/\0"])
async def test_an_address_that_no_program_takes_is_no_crash(open_reader, address):
    async with open_reader(browser=f"{sys.executable} -c pass") as reader:
        await _visit(reader, address)
        assert "pened" in reader.text

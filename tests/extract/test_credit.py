"""Captions and credits, told apart by the form of their words."""

import pytest

from tuireader.extract.credit import bare, behind, is_credit, part


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("A bridge in the rain. (Photo by Sam Lee/Getty Images)", "A bridge in the rain.", "Sam Lee/Getty Images"),
        ("A bridge in the rain. Photograph: Sam Lee/Reuters", "A bridge in the rain.", "Sam Lee/Reuters"),
        ("A bridge in the rain. AP Photo/Sam Lee", "A bridge in the rain.", "AP Photo/Sam Lee"),
        ("A bridge in the rain (AFP)", "A bridge in the rain", "AFP"),
        ("A bridge in the rain. — AFP", "A bridge in the rain.", "AFP"),
        ("A bridge in the rain. © Sam Lee, AFP", "A bridge in the rain.", "Sam Lee, AFP"),
        ("A bridge in the rain. (River Board)", "A bridge in the rain.", "River Board"),
        ("A bridge in the rain / Sam Lee", "A bridge in the rain", "Sam Lee"),
        ("Eine Brücke im Regen. Foto: Sam Lee (Keystone)", "Eine Brücke im Regen.", "Sam Lee (Keystone)"),
        ("Sam Lee, AFP | A bridge in the rain", "A bridge in the rain", "Sam Lee, AFP"),
        ("Ibhuloho emvuleni. Isithombe: Sam Lee", "Ibhuloho emvuleni.", "Sam Lee"),
        ("雨の中の橋（Ｃ）共同通信社", "雨の中の橋", "共同通信社"),
        ("Sam Lee (dpa/picture alliance via Getty)", "", "Sam Lee (dpa/picture alliance via Getty)"),
        ("雨の中の橋＝ＡＰ", "雨の中の橋", "ＡＰ"),
        ("Image source, Getty Images", "", "Getty Images"),
        ("Caption of the year: a bridge", "Caption of the year: a bridge", ""),
        ("Legend has it that the bridge is older", "Legend has it that the bridge is older", ""),
        ("Caption: A bridge in the rain", "A bridge in the rain", ""),
        ("Media captionHow the bridge was built", "How the bridge was built", ""),
        ("Tora A. Wiik Submitted photo", "Tora A. Wiik", "Submitted photo"),
        ("Tora Wiik/Submitted photo", "", "Tora Wiik/Submitted photo"),
        ("Tora Wiik, 37(Image: Bloomberg via Getty Images)", "Tora Wiik, 37", "Bloomberg via Getty Images"),
        ("The old bridge in Paris Sam Lee/Reuters", "The old bridge in Paris", "Sam Lee/Reuters"),
        ("CreditSam Lee/Getty", "", "Sam Lee/Getty"),
        ("(Image credit: Future)", "", "Future"),
        ("A bridge in the rain", "A bridge in the rain", ""),
        ("A bridge in the rain (2012)", "A bridge in the rain (2012)", ""),
        ("This photo by the river shows the bridge", "This photo by the river shows the bridge", ""),
        ("Das Bild von der Brücke ist alt", "Das Bild von der Brücke ist alt", ""),
        ("Un pont mal encodÃ© sous la pluie", "Un pont mal encodÃ© sous la pluie", ""),
        ("", "", ""),
    ],
)
def test_parted(text: str, caption: str, credit: str) -> None:
    assert part(text) == (caption, credit)


@pytest.mark.parametrize(
    "text",
    [
        "Photo: Sam Lee",
        "Sam Lee/AFP",
        "REUTERS",
        "Foto: dpa",
        "Credit: Sam Lee",
        "Photo by Sam B. Lee",
        "Quelle: b-online",
        "Sam Lee/BBQ",
        "samlee - stock.adobe.com",
        "(The River Board)",
    ],
)
def test_is_credit(text: str) -> None:
    assert is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "A bridge in the rain",
        "The AP said on Tuesday that the bridge was closed",
        "Photo of a bridge",
        "Picture: a bridge in the rain",
        "Image: Tora Wiik, left, has agreed to become the keeper of the bridge",
        "Image caption Tora Wiik keeps the bridge",
        "Berlin/Vienna",
        "(A bridge in the rain)",
    ],
)
def test_is_no_credit(text: str) -> None:
    assert not is_credit(text)


def test_bare_says_a_name_once() -> None:
    assert bare("Sam Lee | Sam Lee") == "Sam Lee"


def test_a_long_caption_is_searched_at_its_ends_only() -> None:
    text = "word (" * 100_000 + ". Photo: Sam Lee"
    assert part(text)[1] == "Sam Lee"


@pytest.mark.parametrize(
    ("description", "credit"),
    [
        ("A bridge in the rain. | Source: River Board/Sam Lee", "River Board/Sam Lee"),
        ("A bridge in the rain | Getty Images/Sam Lee", "Getty Images/Sam Lee"),
        ("A bridge in the rain", ""),
        ("Photo: Sam Lee", ""),
    ],
)
def test_credit_behind_a_description(description: str, credit: str) -> None:
    assert behind(description) == credit

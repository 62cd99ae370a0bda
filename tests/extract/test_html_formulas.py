"""Formulas: part of the sentence they stand in, whether MathML or a picture."""

import pytest

from tuireader.extract import fragment
from tuireader.model.article import Paragraph

MATHML = "<math><semantics><mrow><mi>a</mi><mo>=</mo><mi>b</mi></mrow>{}</semantics></math>"
NOTE = '<annotation encoding="application/x-tex">{\\displaystyle a=b_{1}}</annotation>'


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        (MATHML.format(""), "a=b"),
        (MATHML.format(NOTE), "a=b_{1}"),
        ('<img class="tex math-inline" src="f.svg" alt="{\\displaystyle a^{2}}">', "a^{2}"),
    ],
)
def test_a_formula_stays_in_its_sentence(formula: str, said: str) -> None:
    found = fragment(f"<p>Whenever {formula} holds, the bridge stands.</p>")
    assert found.blocks == (Paragraph(f"Whenever {said} holds, the bridge stands."),)


def test_a_hidden_formula_beside_its_picture_is_told_once() -> None:
    hidden = f'<span style="display: none">{MATHML.format(NOTE)}</span>'
    found = fragment(f'<p>Whenever {hidden}<img class="math" src="f.svg" alt="a=b"> holds, it stands.</p>')
    assert found.blocks == (Paragraph("Whenever a=b holds, it stands."),)

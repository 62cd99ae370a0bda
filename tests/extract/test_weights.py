"""What the reasons of a web page's lines weigh."""

from tuireader.extract.dom import judge


def test_weights_are_whole_so_that_their_sums_are_exact_in_any_order_and_on_any_python():
    assert all(weight.is_integer() for table in judge.weights() for row in table.values() for weight in row)

"""Text as numbers: stable, and the same in every version of Python."""

from __future__ import annotations

from warmdesk.coach.learnt.cues import courtesy
from warmdesk.coach.learnt.features import Recipe, bucket, normal, runs, tokens, vector


def test_addresses_code_and_numbers_are_alike():
    assert normal("See https://a.example/x and `rm 1` on 12") == "see  LINK  and  CODE  on 00"


def test_a_text_is_words_and_signs_between_two_marks():
    assert tokens("Don’t go, é!") == ["^", "don't", "go", ",", "é", "!", "$"]


def test_runs_hold_single_words_too():
    assert list(runs(["a", "b"], 2)) == ["w1 a", "w1 b", "w2 a b"]


def test_a_bucket_never_moves():
    # Shipped weights rest on these places.
    assert bucket("w1 thanks", 1 << 17) == 18224


def test_a_block_weighs_the_same_however_much_it_holds():
    small = vector([(["a"], 2.0)], 1 << 17)
    large = vector([(["a", "b", "c", "d"], 2.0)], 1 << 17)

    assert sum(value * value for value in small.values()) == 4.0
    assert sum(value * value for value in large.values()) == 4.0


def test_nothing_at_all_can_be_read():
    assert Recipe(cues=courtesy).vector("")


def test_courtesy_is_counted_up_to_three_times():
    assert [each for each in courtesy("Thanks!!!!") if each.startswith("exclaimed")] == [
        "exclaimed-1",
        "exclaimed-2",
        "exclaimed-3",
    ]

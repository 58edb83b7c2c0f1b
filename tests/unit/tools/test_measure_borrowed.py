"""Words that the tree may not share with the seed."""

from measure_borrowed import borrowed, runs

SEED = runs("Two boats of the River Guard Union sank before dawn near the old mill.")


def test_a_run_of_six_words_is_found_whatever_its_marks() -> None:
    """Case and punctuation do not hide it."""
    assert borrowed("... sank, before dawn: near the OLD mill!", SEED, set()) == [
        ("before", "dawn", "near", "the", "old", "mill"),
        ("sank", "before", "dawn", "near", "the", "old"),
    ]


def test_names_are_nobodys_sentences() -> None:
    """A run that is mostly names is left out; five words are no run."""
    names = {"river", "guard", "union", "boats"}

    assert borrowed("two boats of the River Guard Union", SEED, names) == [
        ("two", "boats", "of", "the", "river", "guard")
    ]
    assert borrowed("boats of the River Guard Union", SEED, names) == []
    assert borrowed("before dawn near the old", SEED, names) == []

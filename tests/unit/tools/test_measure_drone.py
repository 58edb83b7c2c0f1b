"""From the tolls of one sentence to how many were killed in all."""

from measure_drone import Part, meets, names_both, total


def part(victims: str, low: int, high: int | None, number: str = "", includes: str = "") -> Part:
    """A toll of people killed."""
    return Part(victims, low, high, number, includes)


def test_people_without_a_class_are_the_total() -> None:
    """Classes beside them are parts of it."""
    assert total([part("unspecified", 6, 8), part("civilians", 2, 2)]) == (6, 8)


def test_classes_that_exclude_each_other_are_added() -> None:
    """Three fighters and two civilians are five."""
    assert total([part("armed_group", 3, 3), part("civilians", 2, 2)]) == (5, 5)


def test_of_one_class_the_largest_toll_counts() -> None:
    """Five fighters, two of them commanders, are five."""
    assert total([part("armed_group", 5, 5), part("armed_group", 2, 2)]) == (5, 5)


def test_what_a_toll_includes_is_not_added() -> None:
    """Ten fighters, including three civilians in the car, are ten."""
    included = part("civilians", 3, 3, "three civilians")

    assert total([part("armed_group", 10, 10, "ten", "three civilians"), included]) == (10, 10)


def test_two_figures_for_all_the_dead_make_one_range() -> None:
    """Some said four, others six."""
    assert total([part("unspecified", 4, 4), part("unspecified", 6, 6)]) == (4, 6)


def test_an_open_part_leaves_the_total_open() -> None:
    """At least two fighters and one civilian are three or more."""
    assert total([part("armed_group", 2, None), part("civilians", 1, 1)]) == (3, None)


def test_no_toll_is_no_total() -> None:
    """Nothing read is not nought."""
    assert total([]) is None


def test_open_totals_meet_every_larger_range() -> None:
    """Three or more and two to five share a number; one to two do not."""
    assert meets((3, None), [2, 5])
    assert not meets((3, None), [1, 2])


def test_bounds_may_stand_as_digits_or_words_and_nought_need_not() -> None:
    """The subset on which equality is asked."""
    words = ["zero", "one", "two", "three", "four"]

    assert names_both("Two to 4 men died", [2, 4], words)
    assert names_both("Four men may have died", [0, 4], words)
    assert not names_both("Three men died", [3, 4], words)

"""
A total shared out evenly over days or places, as ACLED's codebook asks.

Comes in: a whole number and how many parts. Goes out: whole numbers that add up to it.
"""


def divide(total: int, parts: int) -> tuple[int, ...]:
    """
    Shares as even as whole numbers can be, larger ones first: 12 over 3 is 4, 4, 4.

    What is left over goes to the first parts, one each: 14 over 3 is 5, 5, 4.

    Args:
        total: how many people; none or more.
        parts: over how many days or places; at least one.

    Raises:
        ValueError: there is nothing to share over, or the total is below nought.
    """
    if parts < 1 or total < 0:
        raise ValueError(f"{total} cannot be divided over {parts}; give a total and its parts")
    share, left = divmod(total, parts)
    return (share + 1,) * left + (share,) * (parts - left)

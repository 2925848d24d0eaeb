"""Yes, no and not known (None): the logic of facts of which some have not been told."""


def either(one: bool | None, other: bool | None) -> bool | None:
    """Or: a known yes decides, whatever the other is."""
    if one or other:
        return True
    return None if one is None or other is None else False


def both(one: bool | None, other: bool | None) -> bool | None:
    """And: a known no decides, whatever the other is."""
    if one is False or other is False:
        return False
    return None if one is None or other is None else True

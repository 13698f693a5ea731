"""What every table of a life must keep, whatever lives it."""

from mingjing.kernel.life import Life


def reached(life: Life, start, *, without=frozenset()):
    """Return every state that can be reached from *start*, itself included.

    Args:
        life: the table.
        start: a state.
        without: steps that nobody does.
    """
    found, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        for step, way in life.ways():
            if way.source is here and step not in without and way.target not in found:
                found.add(way.target)
                ahead.append(way.target)
    return found

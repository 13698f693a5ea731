"""The points of a review as fields: the answer, a remark, what it rests on."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.forms import BoundField

from mingjing.cases.review_pointers import Pointer
from mingjing.cases.review_points import OF_FACTS, Answer, Point, Verdict, headed
from mingjing.web.console.acts.fields import OneOf, SomeOf

REMARK = 300


def verdict_of(point: Point) -> str:
    """Return the name of the field for the answer to a point."""
    return f"{point.name}-verdict"


def remark_of(point: Point) -> str:
    """Return the name of the field for the remark to a point."""
    return f"{point.name}-remark"


def grounds_of(point: Point) -> str:
    """Return the name of the field for the evidence and papers behind an answer."""
    return f"{point.name}-grounds"


def names_of_points(points: Iterable[Point]) -> Iterator[str]:
    """Return the names of the fields of *points*."""
    for point in points:
        yield from (verdict_of(point), remark_of(point), grounds_of(point))


def fields_of(
    points: Iterable[Point], pointers: Iterable[Pointer], *, needed: bool = False
) -> dict[str, forms.Field]:
    """Return the fields of *points* by name; each may rest on any of *pointers*.

    Args:
        points: which.
        pointers: what lies in the file.
        needed: whether the form itself asks for every answer but the one to 其他.
    """
    verdicts = [(verdict.name, verdict.value) for verdict in Verdict]
    pieces = [(one.key, _said_of(one)) for one in pointers]
    found: dict[str, forms.Field] = {}
    for point in points:
        must = needed and point is not Point.OTHER
        found[verdict_of(point)] = OneOf(label=point.value, choices=verdicts, required=must)
        found[remark_of(point)] = forms.CharField(
            label=f"{point}：说明", max_length=REMARK, required=False
        )
        found[grounds_of(point)] = SomeOf(
            label=f"{point}：依据的证据、文书", choices=pieces, required=False
        )
    return found


def answers_in(
    said: Mapping[str, Any], points: Iterable[Point], pointers: Mapping[str, Pointer]
) -> dict[Point, Answer]:
    """Return the answers of a valid form.

    Args:
        said: what was typed.
        points: which were asked.
        pointers: what lies in the file, by the key a form names it with.
    """
    return {
        point: Answer(
            Verdict[said[verdict_of(point)]],
            said[remark_of(point)].strip(),
            tuple(pointers[key].label for key in said[grounds_of(point)]),
        )
        for point in points
        if said[verdict_of(point)]
    }


class PointFields:
    """The three fields of one point."""

    def __init__(self, form: forms.Form, point: Point) -> None:
        self.point = point
        self.verdict: BoundField = form[verdict_of(point)]
        self.remark: BoundField = form[remark_of(point)]
        self.grounds: BoundField = form[grounds_of(point)]
        self.must_point = point in OF_FACTS


def headings_of(
    form: forms.Form, points: Iterable[Point]
) -> list[tuple[str, list[PointFields]]]:
    """Return the headings of the notice, each with the fields of those of its points."""
    return [
        (heading, [PointFields(form, point) for point in some])
        for heading, some in headed(tuple(points))
    ]


def _said_of(one: Pointer) -> str:
    return f"证据 {one.item} {one.title}" if one.item is not None else one.label

"""Numbers are given at approval, gapless per word and year, never used again."""

from django.conf import settings
from django.db import IntegrityError, transaction

from mingjing.documents.models import NumberSeries
from mingjing.kernel.ids import SerialNumber


def next_number(word: str, year: int) -> SerialNumber:
    """Return the next number; call it inside a recording, which rolls it back on refusal.

    Args:
        word: 机关代字, such as 应急罚.
        year: year of the number.
    """
    series = _locked(word, year)
    if series is None:
        series = _begun(word, year)
    series.last += 1
    series.save()
    return SerialNumber(settings.MINGJING_BUREAU.region_abbr, word, year, series.last)


def number_typed(text: str) -> SerialNumber | None:
    """Return the number of this bureau, or of another, that was typed; None for no number."""
    return SerialNumber.typed(text, settings.MINGJING_BUREAU.region_abbr)


def _locked(word: str, year: int) -> NumberSeries | None:
    return NumberSeries.objects.select_for_update().filter(word=word, year=year).first()


def _begun(word: str, year: int) -> NumberSeries:
    """Begin a series; where several begin it at once, one does and the others wait for it."""
    try:
        with transaction.atomic():
            series = NumberSeries(word=word, year=year)
            series.save(force_insert=True)
    except IntegrityError:
        begun = _locked(word, year)
        if begun is None:
            raise
        return begun
    return series

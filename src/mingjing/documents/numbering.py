"""Numbers are given at approval, gapless per word and year, never used again."""

from django.conf import settings

from mingjing.documents.models import NumberSeries
from mingjing.kernel.ids import SerialNumber


def next_number(word: str, year: int) -> SerialNumber:
    """Return the next number; call it inside a recording, which rolls it back on refusal.

    Args:
        word: 机关代字, such as 应急罚.
        year: year of the number.
    """
    series = NumberSeries.objects.select_for_update().filter(word=word, year=year).first()
    if series is None:
        series = NumberSeries(word=word, year=year)
    series.last += 1
    series.save()
    return SerialNumber(settings.MINGJING_BUREAU.region_abbr, word, year, series.last)

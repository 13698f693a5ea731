"""Words are held against the fonts when they are entered, not months later when they print."""

from collections.abc import Mapping

from mingjing.documents.form_data import Wording
from mingjing.documents.glyphs import check_glyphs
from mingjing.documents.rendering import SHIPPED


def require_printable(
    lines: Mapping[str, str], paragraphs: Mapping[str, str] | None = None
) -> None:
    """Refuse words that a document could not show as they are.

    Args:
        lines: words of one line by what they are called on screen.
        paragraphs: words that may have line breaks.

    Raises:
        UnprintableTextError: an invisible character.
        MissingGlyphError: a character that no font draws.
    """
    check_glyphs(
        [
            *(Wording(label, text) for label, text in lines.items()),
            *(
                Wording(label, text, many_lines=True)
                for label, text in (paragraphs or {}).items()
            ),
        ],
        SHIPPED.fonts,
    )

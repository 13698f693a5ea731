"""Sample documents with something changed."""

from dataclasses import replace

from mingjing.documents.content import DocumentContent


def with_data(document: DocumentContent, **changes: object) -> DocumentContent:
    """Return *document* with fields set; None takes a field out."""
    data = {**document.data, **changes}
    return replace(
        document, data={key: value for key, value in data.items() if value is not None}
    )

"""Reading about documents: whose a number is."""

from mingjing.documents.models import Document


def subject_of(number: str) -> str | None:
    """Return the subject that the document with this number is about; None if there is none."""
    return Document.objects.filter(number=number).values_list("subject", flat=True).first()

"""The PDF of an issued document is made and kept."""

from collections.abc import Callable
from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.documents.content import DocumentContent
from mingjing.documents.entries import DocumentRendered
from mingjing.documents.models import Document
from mingjing.documents.rendering import pages_in, render
from mingjing.kernel.errors import AlreadyDoneError, NotFoundError
from mingjing.ledger.entries import BlobRef
from mingjing.ledger.outbox import enqueue
from mingjing.ledger.recording import Act, recording

REGISTER = "register_document"
Keep = Callable[[bytes], BlobRef]


@dataclass(frozen=True)
class RenderDocument:
    """Code of the document."""

    document: str


def render_document(order: RenderDocument, *, act: Act, keep: Keep) -> Document:
    """Render a document and keep its bytes; the same document always gives the same bytes.

    Args:
        order: which document.
        act: the rendering program, and when.
        keep: stores bytes durably under their digest.

    Raises:
        NotFoundError: no such document.
        AlreadyDoneError: it has its PDF.
    """
    issued = _issued(order.document)
    content = DocumentContent.from_bytes(issued.content.encode())
    pdf = render(content, at=issued.issued_at)
    blob = keep(pdf)
    with recording("render_document", act) as record:
        record.concerns(issued.subject)
        require(act.actor, Permission.RENDER)
        document = Document.objects.select_for_update().get(pk=order.document)
        _require_unrendered(document)
        document.pdf_sha256, document.pdf_size = blob.sha256, blob.size
        document.pages = pages_in(pdf)
        document.save()
        record.add(
            DocumentRendered(
                document=document.code,
                number=document.number,
                content_sha256=document.content_sha256,
                template_set=document.template_set,
                pdf_sha256=blob.sha256,
                pdf_size=blob.size,
            ),
            blobs=(blob,),
        )
        enqueue(REGISTER, document.code, {"document": document.code})
    return document


def _issued(code: str) -> Document:
    document = Document.objects.filter(pk=code).first()
    if document is None:
        raise NotFoundError("没有这份文书。", why="文书代码不存在。", remedy="请核对文书代码。")
    _require_unrendered(document)
    return document


def _require_unrendered(document: Document) -> None:
    if document.pdf_sha256:
        raise AlreadyDoneError(
            f"文书 {document.number} 已经制成。",
            why="一份文书只制作一次，以后的副本与其逐字节相同。",
            remedy="请直接取用已制成的文书。",
        )

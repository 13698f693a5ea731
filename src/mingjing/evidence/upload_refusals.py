"""What a resumable upload is refused for, each kind with an answer of its own."""

from datetime import datetime

from mingjing.evidence.refusals import readable
from mingjing.kernel.dates import stamp
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotFoundError,
    RefusalError,
)


class UploadUnknownError(NotFoundError):
    """No such upload, or somebody else's: one answer for both."""

    def __init__(self) -> None:
        super().__init__(
            "没有这个上传，或者不是您的。",
            why="上传只属于开始它的人员和案件；已经登记或者放弃的不再保留。",
            remedy="请在本案的证据页重新选择文件上传。",
        )


class UploadExpiredError(RefusalError):
    """It was not finished in time; its bytes are removed."""

    def __init__(self, expired_at: datetime) -> None:
        super().__init__(
            "这个上传已经过期。",
            why=f"没有完成的上传保留到 {stamp(expired_at)}，此后清除，以免占满磁盘。",
            remedy="设备上的原文件没有受影响，请重新上传。",
        )


class OffsetMismatchError(IllegalTransitionError):
    """The piece does not begin where the bytes held so far end."""

    def __init__(self, given: int, held: int) -> None:
        super().__init__(
            f"这一段从第 {given} 字节开始，已收到的到第 {held} 字节为止。",
            why="各段必须首尾相接，否则文件会缺失或者重复。",
            remedy="请先查询已收到多少，从那里继续。",
        )
        self.held = held


class ChecksumMismatchError(InvalidInputError):
    """The bytes of a piece are not those its sender hashed."""

    def __init__(self) -> None:
        super().__init__(
            "这一段的摘要不符，没有计入。",
            why="传输中有字节改变；改变了的内容不能进入证据。",
            remedy="请重新发送这一段。",
        )


class ChecksumMissingError(InvalidInputError):
    """A piece without a checksum, or with one that is not understood."""

    def __init__(self) -> None:
        super().__init__(
            "这一段没有附上可以核对的摘要。",
            why="每一段都要核对后才计入；摘要算法为 sha256 或者 sha1，按 Base64 书写。",
            remedy="请在 Upload-Checksum 中附上这一段的摘要。",
        )


class PieceTooLongError(InvalidInputError):
    """More bytes in one request, or in all, than the upload may have."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"这一段太长：至多 {readable(most)}。",
            why="一段须整段核对后才计入；总长不得超过开始时声明的长度。",
            remedy="请按 4 MiB 一段发送，并核对文件在上传期间没有改变。",
        )


class PieceCutOffError(InvalidInputError):
    """The connection ended within a piece; nothing of it is kept."""

    def __init__(self) -> None:
        super().__init__(
            "这一段没有收全，没有写入。",
            why="连接在途中断开。",
            remedy="请查询已收到多少，从那里继续。",
        )


class UploadBusyError(RefusalError):
    """Another request writes to the same upload at this moment."""

    def __init__(self) -> None:
        super().__init__(
            "同一个上传正在写入。",
            why="两个窗口同时发送同一个文件，只有一个可以写入。",
            remedy="请稍候再试，或者关闭另一个窗口。",
        )


class UploadIncompleteError(GateClosedError):
    """It cannot become evidence: bytes are missing."""

    def __init__(self, held: int, size: int) -> None:
        super().__init__(
            f"文件没有传完：{readable(size)} 中收到 {readable(held)}。",
            why="没有收全的文件不是原件，不能作为证据登记。",
            remedy="请继续上传，完成后再登记。",
        )


class TooManyUploadsError(RefusalError):
    """One person has begun very many uploads in one case."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"本案中您没有完成的上传已有 {most} 个。",
            why="没有完成的上传占用磁盘。",
            remedy="请先完成或者放弃其中一些。",
        )

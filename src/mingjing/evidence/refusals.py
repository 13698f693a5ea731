"""What the evidence store refuses, and the one failure after which it must not go on."""

from mingjing.kernel.errors import (
    AlreadyDoneError,
    IntegrityError,
    InvalidInputError,
    RefusalError,
)


class EmptyFileError(InvalidInputError):
    """A file without a single byte."""

    def __init__(self) -> None:
        super().__init__(
            "文件是空的（0 字节），没有保存。",
            why="空文件不能证明任何事实，多半是设备没有录上或者拷贝中断。",
            remedy="请在设备上核对原文件后重新提交；确实没有录上的，做好执法文书记录。",
            article="seed-2022:A2-8",
        )


class CutOffError(InvalidInputError):
    """Fewer, more or other bytes arrived than were announced."""

    def __init__(self, difference: str) -> None:
        super().__init__(
            f"收到的文件与提交时声明的不一致：{difference}。",
            why="传输中断或者内容有变的文件不是原件，不能作为证据保存。",
            remedy="原文件没有受影响，请重新提交同一个文件。",
        )


class TooLargeError(InvalidInputError):
    """More bytes than one file may have here."""

    def __init__(self, limit: int | None) -> None:
        ceiling = f"（上限 {readable(limit)}）" if limit is not None else ""
        super().__init__(
            f"文件超过单个文件的上限{ceiling}，没有保存。",
            why="超过上限的文件会占满磁盘，使其他证据无法保存。",
            remedy="请按设备的分段文件逐个提交，或者请系统管理员调高上限；不要自行剪辑。",
        )


class AlreadyEvidenceError(AlreadyDoneError):
    """The same bytes are an item of this subject already."""

    def __init__(self) -> None:
        super().__init__(
            "这份文件已经是本案证据。",
            why="内容完全相同的文件在同一案件中只登记一次。",
            remedy="请在证据目录中查看已登记的一份。",
        )


class DiskFullError(RefusalError):
    """No room for this file; everything stored before stays as it is."""

    def __init__(self, needed: int, available: int) -> None:
        super().__init__(
            f"磁盘空间不足：至少需要 {readable(needed)}，可用 {readable(available)}。",
            why="放不下的文件没有保存，也没有计入；此前保存的证据不受影响。",
            remedy="请保留设备上的原文件，由系统管理员扩充磁盘后重新提交。",
        )


class StoreUnwritableError(RefusalError):
    """The folder of the store cannot be written: read-only, missing, not ours."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"证据库不能写入：{reason}。",
            why="磁盘只读、没有挂载或者权限不对时，任何文件都不能算作已经保存。",
            remedy="请保留设备上的原文件，由系统管理员检查数据目录的挂载和权限后重新提交。",
        )


class DigestUnavailableError(RefusalError):
    """This machine cannot compute SM3."""

    def __init__(self) -> None:
        super().__init__(
            "本机不能计算 SM3 摘要。",
            why="SM3 由操作系统的密码库提供，本机的密码库没有这一算法。",
            remedy="请换用带 SM3 的 OpenSSL，或者关闭 SM3 摘要，只用 SHA-256。",
        )


class BlobMissingError(IntegrityError):
    """The record names a file that is not in the store."""

    def __init__(self, sha256: str) -> None:
        super().__init__(
            f"证据库中没有文件 {sha256}。",
            why="文件被删除、移走，或者从未保存；记录中的摘要仍然有效。",
            remedy="请从备份恢复这个文件，恢复后运行核验。",
        )


class BlobDamagedError(IntegrityError):
    """The store already holds a file under this digest, with other bytes in it."""

    def __init__(self, sha256: str, detail: str) -> None:
        super().__init__(
            f"证据库中已有的文件 {sha256} 已经损坏：{detail}。",
            why="同一摘要的文件不能覆盖，否则损坏的痕迹会消失。",
            remedy="请保留手中的原文件，由系统管理员隔离损坏的文件后重新提交。",
        )


class StoreFailedError(SystemExit):
    """The disk did not keep what it was told to keep: the process must exit.

    After a failed ``fsync`` the kernel may already have dropped the unwritten pages, and a
    second ``fsync`` would report success for bytes that are gone. So it is never tried again;
    a ``SystemExit`` passes every handler of ordinary errors on its way out.
    """

    def __init__(self, what: str) -> None:
        self.what = f"证据库写盘失败，程序必须退出：{what}。"
        self.why = "写盘失败后系统可能已经丢弃数据，再试一次会误报成功。"
        self.remedy = "请检查磁盘，确认完好后重新启动；最近一次提交没有计入，请重新提交。"
        super().__init__(f"{self.what}\n  为什么：{self.why}\n  怎么办：{self.remedy}")


def readable(size: int) -> str:
    """Return a number of bytes with its unit, powers of 1024, as people read it.

    >>> readable(9), readable(8 * 1024**2), readable(1536)
    ('9 字节', '8.0 MiB', '1.5 KiB')
    """
    if size < 1024:  # noqa: PLR2004 - the unit itself
        return f"{size} 字节"
    amount = float(size)
    for unit in ("KiB", "MiB", "GiB"):
        amount /= 1024
        if amount < 1024:  # noqa: PLR2004 - the unit itself
            return f"{amount:.1f} {unit}"
    return f"{amount / 1024:.1f} TiB"

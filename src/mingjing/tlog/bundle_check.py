"""One case as it was handed over: in the log, opened, complete in itself, attachments equal."""

from collections import defaultdict
from collections.abc import Sequence
from hashlib import file_digest
from pathlib import Path

from mingjing.kernel import commitment
from mingjing.tlog.case_bundle import (
    DESTROYED,
    Blob,
    BundleEntry,
    CaseBundle,
    Place,
    UnknownVersionError,
    blobs_of,
    payload_of,
)
from mingjing.tlog.checkpoint import Checkpoint
from mingjing.tlog.errors import NoteError, ProofError, TlogError
from mingjing.tlog.merkle import verify_inclusion
from mingjing.tlog.note import SignedNote, VerifierKey
from mingjing.tlog.proof import TlogProof
from mingjing.tlog.report import Report
from mingjing.tlog.trust import open_head, read_file


def check_bundle(report: Report, directory: Path, keys: Sequence[VerifierKey]) -> None:
    """Check everything a case bundle claims, and say what it cannot show."""
    data = read_file(report, directory / "bundle.json", "bundle.json")
    if data is None:
        return
    try:
        bundle = CaseBundle.parse(data)
    except UnknownVersionError as error:
        report.incomplete("案卷包的版本较新，请用新版核验程序", str(error))
        return
    except TlogError as error:
        report.altered("bundle.json 不是案卷包的目录", f"bundle.json is malformed: {error}")
        return
    if not bundle.entries:
        report.incomplete("案卷包里没有条目", "the bundle holds no entry")
    heads = _open_heads(report, directory, keys)
    _check_inclusion(report, directory, bundle, heads)
    notices = {entry.erased_by for entry in bundle.entries if entry.erased_by}
    _check_chains(report, [e for e in bundle.entries if e.place not in notices])
    _check_openings(report, directory, bundle)
    report.unchecked(
        "本包之后是否还有新的步骤；案号等名称是否属于这些条目的当事人",
        "whether later steps exist, and whose case the name is",
    )


def _open_heads(
    report: Report, directory: Path, keys: Sequence[VerifierKey]
) -> dict[str, Checkpoint]:
    heads: dict[str, Checkpoint] = {}
    paths = [directory / "checkpoint", *sorted(directory.glob("logs/*/checkpoint"))]
    for path in filter(Path.is_file, paths):
        name = path.relative_to(directory).as_posix()
        data = read_file(report, path, name)
        head = None if data is None else open_head(report, data, keys, name)
        if head is not None:
            heads[head.origin] = head
    return heads


def _check_inclusion(
    report: Report, directory: Path, bundle: CaseBundle, heads: dict[str, Checkpoint]
) -> None:
    proofs = _proofs(report, directory)
    proven = 0
    for entry in bundle.entries:
        origin, seq = entry.place
        head, found = heads.get(origin), proofs.get(entry.place)
        if head is None:
            report.incomplete(f"缺少日志 {origin} 的检查点", f"no checkpoint of {origin}")
        elif found is None:
            report.incomplete(f"缺少第 {seq} 条的证明", f"no proof of entry {seq}")
        elif _holds(report, entry, head, *found):
            proven += 1
    if proven:
        report.checked(f"{proven} 条在检查点之下", f"{proven} entries are under the checkpoint")


def _proofs(report: Report, directory: Path) -> dict[Place, tuple[TlogProof, Checkpoint]]:
    proofs: dict[Place, tuple[TlogProof, Checkpoint]] = {}
    for path in sorted(directory.glob("proofs/*.tlog-proof")):
        data = read_file(report, path, path.name)
        if data is None:
            continue
        try:
            proof = TlogProof.parse(data)
            head = Checkpoint.parse(SignedNote.parse(proof.note).text)
        except (ProofError, NoteError) as error:
            report.altered(f"{path.name} 不是证明", f"{path.name} is no proof: {error}")
            continue
        proofs[head.origin, proof.index] = (proof, head)
    return proofs


def _holds(
    report: Report, entry: BundleEntry, head: Checkpoint, proof: TlogProof, under: Checkpoint
) -> bool:
    seq = entry.place[1]
    if under.size != head.size:
        report.incomplete(
            f"第 {seq} 条的证明属于大小 {under.size} 的检查点，包里的是 {head.size}",
            f"the proof of entry {seq} is under another checkpoint",
        )
        return False
    try:
        verify_inclusion(seq, head.size, entry.leaf, proof.hashes, head.root)
    except ProofError as error:
        report.altered(
            f"第 {seq} 条不在检查点之下：条目或证明被改动",
            f"entry {seq} is not under the checkpoint: {error}",
        )
        return False
    return True


def _check_chains(report: Report, entries: list[BundleEntry]) -> None:
    chains: dict[str, dict[int, BundleEntry]] = defaultdict(dict)
    for entry in entries:
        step = entry.public.step
        if step in chains[entry.public.case]:
            report.altered(f"第 {step} 步出现两次", f"step {step} appears twice")
        chains[entry.public.case][step] = entry
    if len(chains) > 1:
        report.incomplete(
            f"包里的条目属于 {len(chains)} 个事项", f"entries of {len(chains)} cases"
        )
    for chain in chains.values():
        if _is_whole(report, chain):
            report.checked(
                f"第 1 至 {max(chain)} 步不缺不乱", f"steps 1 to {max(chain)} are complete"
            )


def _is_whole(report: Report, chain: dict[int, BundleEntry]) -> bool:
    whole = True
    for step in range(1, max(chain) + 1):
        entry, before = chain.get(step), chain.get(step - 1)
        if entry is None:
            whole = False
            report.incomplete(f"缺少第 {step} 步", f"step {step} is missing")
            continue
        expected = None if step == 1 else before and before.leaf
        if entry.public.previous != expected and (step == 1 or before):
            whole = False
            report.altered(
                f"第 {step} 步所记的上一步（p）不是第 {step - 1} 步：次序被改动",
                f"step {step}: p is not the leaf of step {step - 1}: reordered",
            )
    return whole


def _check_openings(report: Report, directory: Path, bundle: CaseBundle) -> None:
    by_place = {entry.place: entry for entry in bundle.entries}
    opened, wanted = 0, set[Blob]()
    for entry in bundle.entries:
        seq = entry.place[1]
        if entry.opening is None:
            _check_erased(report, entry, by_place, bundle.subject)
            continue
        salt, payload = entry.opening
        if not commitment.opens(entry.public.commitment, payload, salt):
            report.altered(
                f"第 {seq} 条的内容与日志中的承诺不符",
                f"the content of entry {seq} does not open its commitment",
            )
            continue
        opened += 1
        try:
            wanted.update(blobs_of(payload_of(payload)))
        except TlogError as error:
            report.incomplete(
                f"读不出第 {seq} 条所附的文件", f"attachments of entry {seq}: {error}"
            )
    if opened:
        report.checked(f"{opened} 条的内容与承诺相符", f"{opened} contents open")
    _check_blobs(report, directory / "blobs", wanted)


def _check_erased(
    report: Report, entry: BundleEntry, by_place: dict[Place, BundleEntry], subject: str
) -> None:
    seq = entry.place[1]
    if not entry.erased:
        report.incomplete(f"第 {seq} 条没有附内容", f"the content of entry {seq} is withheld")
        return
    notice = by_place.get(entry.erased_by) if entry.erased_by else None
    basis = None if notice is None else _basis(notice, subject)
    if notice is None or basis is None:
        report.incomplete(
            f"第 {seq} 条据称已依法销毁，但包里没有能够证明的销毁条目",
            f"entry {seq} is said to be erased; no {DESTROYED} entry shows it",
        )
        return
    report.unchecked(
        f"第 {seq} 条的内容：已依法销毁（{basis}），见第 {notice.place[1]} 条；不是改动",
        f"content of entry {seq}: erased on legal basis, entry {notice.place[1]}; not altered",
    )


def _basis(notice: BundleEntry, subject: str) -> str | None:
    """Return the legal basis that *notice* gives for erasing *subject*, if it does."""
    if notice.public.kind != DESTROYED or notice.opening is None:
        return None
    salt, payload = notice.opening
    if not commitment.opens(notice.public.commitment, payload, salt):
        return None
    try:
        facts = payload_of(payload).get("facts")
    except TlogError:
        return None
    if not isinstance(facts, dict) or facts.get("subject") != subject:
        return None
    return str(facts.get("basis"))


def _check_blobs(report: Report, directory: Path, wanted: set[Blob]) -> None:
    equal = sum(
        check_file(report, directory / blob.sha256, blob.sha256, size=blob.size)
        for blob in sorted(wanted, key=lambda blob: blob.sha256)
    )
    if equal:
        report.checked(f"{equal} 个附件与记录相同", f"{equal} attachments are equal")
    named = {blob.sha256 for blob in wanted}
    extra = [path.name for path in directory.glob("*") if path.name not in named]
    if extra:
        report.unchecked(
            f"{len(extra)} 个附件没有条目提到：{'、'.join(sorted(extra)[:5])}",
            f"{len(extra)} attachments no entry names",
        )


def check_file(report: Report, path: Path, sha256: str, *, size: int | None = None) -> bool:
    """Say whether a file has this SHA-256 (hex) and size in bytes."""
    name = f"附件 {path.name}"
    try:
        with path.open("rb") as file:
            found = file_digest(file, "sha256").hexdigest()
            length = file.tell()
    except FileNotFoundError:
        report.incomplete(f"缺少{name}", f"{path.name} is missing")
        return False
    except OSError as error:
        report.incomplete(f"读不了{name}", f"{path.name} cannot be read: {error.strerror}")
        return False
    if found == sha256 and size in {None, length}:
        return True
    report.altered(
        f"{name} 被改动：现有 {length} 字节，摘要 {found}",
        f"{path.name} altered: {length} bytes, SHA-256 {found}",
    )
    return False

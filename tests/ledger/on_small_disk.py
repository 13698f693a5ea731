"""Record and publish on a disk that is really full, then on one that has room again.

Runs in a mount namespace of its own; the argument is the folder to mount on, which becomes the
data directory. Prints one line of JSON.
"""

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

POINT, TEMPLATE = map(Path, sys.argv[1:])
KIB = 1024


def mount():
    command = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(POINT)]
    subprocess.run(command, check=True)  # noqa: S603 - fixed words


def fill(left):
    """Leave only so many bytes free."""
    with (POINT / "filler").open("ab", buffering=0) as file, suppress(OSError):
        while (free := os.statvfs(POINT).f_bavail * os.statvfs(POINT).f_frsize) > left:
            file.write(bytes(min(64 * KIB, free - left)))


def main():
    mount()
    shutil.copyfile(TEMPLATE, POINT / "mingjing.db")
    os.environ["MINGJING_DATA"] = str(POINT)
    os.environ["DJANGO_SETTINGS_MODULE"] = "mingjing.web.settings"
    import django  # noqa: PLC0415 - the disk had to be there first

    django.setup()
    from ledger.office import audit, found, note, size  # noqa: PLC0415 - as above
    from mingjing.ledger.faults import RecordUnavailableError  # noqa: PLC0415 - as above
    from mingjing.ledger.publishing import publish_all  # noqa: PLC0415 - as above

    found()
    publish_all(POINT)
    accepted, refused, unpublished = 1, [], []
    for left in (200 * KIB, 64 * KIB, 16 * KIB, 8 * KIB, 4 * KIB, 0):
        fill(left)
        for number in range(60):
            try:
                note("甲案", text="长" * 3000 * (number % 3))
                accepted += 1
            except RecordUnavailableError as refusal:
                refused.append([refusal.what, refusal.why, refusal.remedy])
                break
        try:
            publish_all(POINT)
        except OSError as error:
            unpublished.append(error.strerror)
        except Exception as error:  # noqa: BLE001 - its kind is what is asserted
            unpublished.append(f"{type(error).__name__}: {error}")
    held = size()
    (POINT / "filler").unlink()
    note("乙案")
    heads = publish_all(POINT)
    sys.stdout.write(
        json.dumps(
            {
                "accepted": accepted,
                "held": held,
                "refused": refused,
                "unpublished": unpublished,
                "published": heads[-1].size,
                "differences": [str(one) for one in audit().differences],
            }
        )
    )


main()

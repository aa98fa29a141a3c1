"""What kind of file system a folder lies on. The database needs a local one: a share has no common memory."""

from __future__ import annotations

from pathlib import Path

MOUNTS = Path("/proc/mounts")
_SHARES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "9p", "afs", "ceph", "glusterfs"})
_FORGETFUL = frozenset({"tmpfs", "ramfs"})


def file_system_kind(folder: Path, mounts: Path = MOUNTS) -> str:
    """As the system names it ("ext4"), or '' where it does not say."""
    if not mounts.is_file():
        return ""
    found, kind = "", ""
    for line in mounts.read_text("utf-8", errors="replace").splitlines():
        _device, place, named, *_ = [*line.split(" "), "", "", ""]
        point = place.replace("\\040", " ")
        if folder.is_relative_to(point or "/nowhere") and len(point) >= len(found):
            found, kind = point, named
    return kind


def is_share(kind: str) -> bool:
    return kind in _SHARES


def forgets_at_power_off(kind: str) -> bool:
    return kind in _FORGETFUL

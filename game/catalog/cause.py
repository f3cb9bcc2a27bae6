"""Why the system could not read or write a file, in words of the catalogues."""

from __future__ import annotations

import errno


def cause(error: OSError) -> str:
    """Why a file could not be used: a key of the catalogues, or what the system says."""
    known = {
        errno.ENOSPC: "why.full",
        errno.EDQUOT: "why.full",
        errno.EACCES: "why.denied",
        errno.EPERM: "why.denied",
        errno.EROFS: "why.read-only",
        errno.ENOTDIR: "why.no-folder",
        errno.EISDIR: "why.folder",
        errno.EEXIST: "why.exists",
        errno.ENOENT: "why.missing",
        errno.ELOOP: "why.loop",
        errno.ENAMETOOLONG: "why.long",
    }
    return known.get(error.errno or 0, error.strerror or str(error))

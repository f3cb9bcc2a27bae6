"""A page of this machine shown in the reader's browser."""

from __future__ import annotations

import os
import webbrowser
from pathlib import Path


def in_browser(path: Path) -> bool:
    """Open a file in the browser. Whether there was one to open it.

    A browser that would write into the terminal is none, unless somebody named it: nobody looks there.
    """
    try:
        found = webbrowser.get()
        if type(found) is webbrowser.GenericBrowser and not os.environ.get("BROWSER"):
            return False
        return bool(found.open(path.resolve().as_uri()))
    except (webbrowser.Error, OSError):
        return False

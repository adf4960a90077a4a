"""Loaded before settings are read: tests keep their files in a folder of their own."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="warmdesk-tests-")
os.environ["WARMDESK_DATA"] = _folder
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

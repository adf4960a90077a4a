"""Static files whose addresses change with their content, so that browsers may keep them for ever."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class VersionedStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped
    # Before files are collected (tests, first start) plain names are used.
    manifest_strict = False

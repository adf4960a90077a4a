"""Static files whose addresses change with their content, so that browsers may keep them for ever."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class VersionedStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped
    # Modules import each other by their versioned names too.
    support_js_module_import_aggregation = True
    # Ours alone: a package may name modules that it does not bring.
    _js_module_import_aggregation_patterns = (
        "warmdesk/js/*.js",
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],
    )

    def stored_name(self, name: str) -> str:
        # Before files are collected (tests, first start) plain names are used; Django would raise.
        key: str = self.hash_key(self.clean_name(name))
        return str(self.hashed_files.get(key, name))

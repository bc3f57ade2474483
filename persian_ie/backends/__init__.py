"""Other packages doing a stage of the pipeline instead of ours; each is an extra, imported only when it is asked for."""

from __future__ import annotations

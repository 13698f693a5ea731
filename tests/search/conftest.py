"""The staffed county, for every test of this folder that names it."""

from support.staffed import county, staffed

__all__ = ["county", "staffed"]

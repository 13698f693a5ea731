"""Each act of an inspection, one file each."""

"""Each act of a penalty on the spot, one file each."""

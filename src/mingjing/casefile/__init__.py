"""案卷: assembling, cataloguing, archiving."""

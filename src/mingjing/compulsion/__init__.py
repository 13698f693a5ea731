"""行政强制措施: the sealing and seizing of premises, installations and things (查封、扣押)."""

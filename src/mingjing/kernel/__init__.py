"""What every layer may use and nothing above it may change: bytes, dates, money, refusals."""

"""The transparency log: RFC 6962 tree, C2SP tiles, notes, proofs; the citizen's verifier."""

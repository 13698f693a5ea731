"""One file per act beside the acts in the field."""

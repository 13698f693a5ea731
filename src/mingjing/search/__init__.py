"""Finding by two Chinese characters: a tokenizer, and an index that can always be rebuilt."""

"""The record first: what was said to an authority in past cases, how it answered, and what it did later."""

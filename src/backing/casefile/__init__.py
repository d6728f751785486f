"""A case as a folder: one file a stage, the originals, a manifest of digests, and a hash-chained log."""

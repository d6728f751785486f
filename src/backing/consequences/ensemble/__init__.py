"""Many futures: which there are, running them here or on a cluster, and keeping what they came to."""

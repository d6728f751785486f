"""One month after another, for many runs at once: arrays are (runs,) or (states, runs)."""

"""What would follow from an allegation, from shaming or from a demand: an exploratory model, never a forecast."""

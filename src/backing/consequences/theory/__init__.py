"""Results of game theory with closed forms: what the model must give where it is made as simple as they are."""

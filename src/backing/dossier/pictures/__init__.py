"""The pictures of a dossier, one module per family; ``charts`` chooses among them."""

"""Reading an ensemble: how policies hold up, what drives it, and where each is worse. No future is called likely."""

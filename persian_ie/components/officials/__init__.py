"""Officials of an article and who says what."""

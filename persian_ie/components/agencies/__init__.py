"""Public bodies named in an article."""

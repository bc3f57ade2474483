"""Taggers: sequence models over the tokens of a text, run with numpy alone."""

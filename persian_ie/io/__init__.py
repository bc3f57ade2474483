"""Articles in, rows out: JSON lines, flat rows with one column schema, pandas frames, files that are complete or absent."""

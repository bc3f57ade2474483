"""The pipe that finds and links places."""

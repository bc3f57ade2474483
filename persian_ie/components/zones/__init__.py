"""The pipe that cuts a document into article zones."""

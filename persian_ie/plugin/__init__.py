"""What spaCy sees of this package: the tokenizer, the factories and the extension ``doc._.pie``."""

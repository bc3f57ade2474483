"""Text: characters, half-spaces, tokens."""

from __future__ import annotations


def normalize(text: str) -> str:
    """The text with unified letters and restored half-spaces."""
    from persian_ie.text import halfspaces
    from persian_ie.text.segmentation import _PIECE

    out, end = [], 0
    for token in halfspaces.tokens(_PIECE.findall(text)):
        out.append(text[end : token.start])
        out.append(token.norm)
        end = token.end
    out.append(text[end:])
    return "".join(out)

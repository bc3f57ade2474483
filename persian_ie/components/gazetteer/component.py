"""The pipe that finds places: fills the layer ``places``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from persian_ie.components.layers import put, text_of, tokens_of
from persian_ie.lexicons.gazetteer import gazetteer
from persian_ie.values.places import find_places

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Gazetteer:
    """Finds the places of a document and links them to the gazetteer (see `persian_ie.values.places.find_places`).

    Parameters
    ----------
    nlp : Language
        The pipeline.
    name : str
        The name of the pipe.
    context : tuple of str
        Names of places that all the documents are known to be about, such as the province of an agency's bureau.
    villages : bool
        Whether villages are linked too; their register is loaded then.
    places : str or Path, optional
        A table of places of your own (TOML) to look for too; see `persian_ie.lexicons.own_places`.
    """

    def __init__(
        self,
        nlp: Language,
        name: str = "persian_ie_gazetteer",
        *,
        context: tuple[str, ...] = (),
        villages: bool = False,
        places: str | Path | None = None,
    ) -> None:
        self.name = name
        self.known = gazetteer() if places is None else gazetteer().extended(places)
        self.context = tuple(context)
        self.villages = villages
        if villages:
            from persian_ie.lexicons import villages as register

            register.villages()  # now, not at the first document

    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer ``places`` of a document."""
        put(doc, "places", find_places(text_of(doc), tokens_of(doc), self.context, self.villages, self.known))
        return doc

"""A parsed text as plain values: tokens in a tree, sentences, names.

Rules ask a token for its label, its lemma or its children ten thousand times an article. spaCy answers
each time from its C structures, with a new object and a decoded string; here everything is read once and
stays. Names and meanings are spaCy's (https://spacy.io/api/token), so that its documentation holds here.
"""

from graph_builder.syntax.tree import Columns, Doc, Form, Span, Token

__all__ = ["Columns", "Doc", "Form", "Span", "Token"]

"""Doc -> claims over mentions.

In: an ``Annotation`` (the parse with its mentions) and the vocabulary of relation types. Out: an
``Extraction``: claims with their quote, polarity, modality, source, time and place, each with the
rule that gave it, and the spans that were refused with the reason. Nothing fails: a sentence that
no rule understands gives no claim.

A reader follows a sentence through ``clauses`` (who does what), ``verbal`` and ``nominals``
(drafts of claims from clauses and noun phrases), ``claims`` (drafts become claims, with
``polarity``, ``modality``, ``attribution`` and ``time``). ``compact`` and ``nary`` write the same
clauses in words, for benchmarks. The words that rules need stand in ``data/``.
"""

from graph_builder.extract.claims import UNNAMED, extract

__all__ = ["UNNAMED", "extract"]

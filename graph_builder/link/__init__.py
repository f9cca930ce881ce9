"""Entities of many articles -> entities of the corpus: a pure function of the article graphs and the ledger.

In: the graph of an article with local ids, and of every person and organization that other articles name
the *profile* (``link.profiles``), as far as it is in the same block. Out: the same graph with the ids that
all articles share, each with score and reason. The order of articles, the number of builds and of workers
change nothing, because nothing but the set of profiles is looked at; a store keeps their counts, so that
adding or taking away an article re-links the blocks whose set changed, and no other.

Places, groups, events and concepts are known by the slug of their name; what has no name of its own ("the
attacks", "two men") belongs to its article, so that it never links two stories.
"""

from graph_builder.link.linker import Linker, assign_all, corpus_id, link
from graph_builder.link.profiles import shown

__all__ = ["Linker", "assign_all", "corpus_id", "link", "shown"]

"""Names compared, inside one article and over many: forms, nicknames, transliterations, acronyms.

Pure functions of strings and shipped word lists (``names.forms``); nothing here knows an article.
"""

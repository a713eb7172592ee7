"""The one reading of the Markdown sources: what each page holds, with line and column of every part.

Block and inline processors of Python-Markdown keep no line numbers, so rules, cross-page blocks and the mapping of
built links back to their lines all use this instead.
"""

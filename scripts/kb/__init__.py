"""The tools of the Peace Operations Reference: model, Markdown extension, checks and publishing."""

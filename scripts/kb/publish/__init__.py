"""What is written beside the engine's HTML: search, data files, finished pages, dates of the sitemap."""

"""The static site generators that can turn docs/ into HTML: one module each, with `render(root, out)`."""

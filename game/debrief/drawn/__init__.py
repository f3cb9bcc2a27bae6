"""Charts as SVG inside a page: each with a title and a description in words, nothing told by colour alone."""

"""Pages, settings and jobs: the outermost effects."""

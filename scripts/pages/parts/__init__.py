"""What several kinds of pages, the search field and the renderer share: the page itself, and parts of its context."""

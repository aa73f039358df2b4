"""Everything that touches the world: the channels, documents, mail and the command line."""

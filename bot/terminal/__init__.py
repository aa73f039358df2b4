"""The terminal channel: the same conversation, a line at a time, for authors and reviewers; also with answers piped in."""

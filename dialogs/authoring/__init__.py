"""What an author writes (forms, texts, years) and every mistake that can be made in it. ``dialogs.check`` is its front door."""

"""The migrations, one idea each."""

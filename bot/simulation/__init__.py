"""Random walks through a form's conversation, to find what nobody thought of: for authors of forms, and for the tests."""

"""What goes out of the house: the finished document and its preview as PDF, and the filings as JSON and CSV.

Reads a frozen ``Submission``, a form and a catalog; knows nothing of conversations, channels or storage.
"""

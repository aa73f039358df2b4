"""What goes out of the house: the finished document and its preview as PDF, and the filings as JSON and CSV.

Reads a frozen ``Submission``, a form and a catalog; knows nothing of conversations, channels or storage.
"""

CITES = ("R0", "R1.3", "R3.1", "R3.2", "R7.4a", "R7.4b", "R7.4c", "R7.4d", "R7.4e", "R7.4f", "R7.4g", "R11.1", "R11.8")
"""The points of the regulation that the document exists for: its basis, what is asked, who gets a copy, the accounts."""

"""The ids of the regulation's sentences ("regelverket" of 2016, kap. 0621 post 63): R11.4 stands in pkt. 11."""

_SENTENCES = {
    1: "1 2 3", 2: "1", 3: "1 2 3 4", 4: "1", 5: "1 2 3 4 5 6 7", 6: "1 2",
    7: "1 2 3 4a 4b 4c 4d 4e 4f 4g 5 6", 8: "1 2 3 4 5 6", 9: "1", 10: "1 2 3 4 5",
    11: "1 2 3 4 5 6 7 8 9", 12: "1", 13: "1", 14: "1",
}  # fmt: skip

POINTS = ("R0", *(f"R{part}.{sentence}" for part, sentences in _SENTENCES.items() for sentence in sentences.split()))

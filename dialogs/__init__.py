"""Forms as data, answers, rules and the conversation engine.

Pure: does no I/O beyond reading the package's own data files at load; knows no clock, no randomness, no language and no channel.
"""

"""What a person writes, turned into a value or refused with a code: one kind of answer a file.

Every module has ``parse``: a raw reply in, the exact value out, or an ``AnswerError``; nothing else is ever raised, whatever the
reply holds. Where a value has a written form that ``parse`` reads back, the module's ``plain`` gives it (what a suggestion says).
Knows no language: labels come in as words, and messages leave as codes with parameters (``error.<code>`` in the catalogs).
"""

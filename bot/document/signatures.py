"""Where the people who answer for a filing sign by hand (regulation 2016, pkt. 7 and 10), and the hash of what they sign.

A typed name is no signature. What is signed is the filing's JSON without the answers about those who sign, so that the hash does
not change when somebody else does.
"""

import hashlib

from bot.document.data import file_name, to_json
from bot.document.shown import shown
from bot.document.view import Signatures, Signer
from bot.document.wording import Wording
from dialogs.form import Field, Form, Kind
from dialogs.submission import Submission


def signatures(submission: Submission, form: Form, words: Wording) -> Signatures | None:
    """Return the block; None for a form that nobody signs."""
    if not form.paper.signers:
        return None
    signers = [_signer(name, submission, form, words) for name in form.paper.signers]
    left_out = words.listed([f"{name}.*" for name in form.paper.signers], "and")
    return Signatures(
        title=words.doc("signatures.title"),
        intro=words.doc("signatures.intro"),
        signers=signers,
        digest_label=words.doc("signatures.digest"),
        digest=hashlib.sha256(signed(submission, form)).hexdigest(),
        digest_of=words.doc("signatures.digest.of", file=file_name(submission, "json"), fields=left_out),
    )


def signed(submission: Submission, form: Form) -> bytes:
    """Return what is signed: the filing as ``to_json`` writes it, but for the answers about the signers."""
    kept = {name: value for name, value in submission.answers.items() if form.fields[name].question not in form.paper.signers}
    return to_json(submission.model_copy(update={"answers": kept}), form)


def _signer(name: str, submission: Submission, form: Form, words: Wording) -> Signer:
    """Return a person: the first field is the name, the others say what they are; an e-mail address is no part of that."""
    question = form.questions[name]
    first, *others = question.fields
    told = [_told(field, submission, words) for field in others if field.kind is not Kind.EMAIL]
    # A title that is part of the role («Kommunedirektør (rådmann)») is not said twice.
    details = [each for each in dict.fromkeys(told) if each and not any(each != other and each in other for other in told)]
    return Signer(
        words.short(question.text),
        _told(first, submission, words),
        ", ".join(details),
        words.doc("signatures.date"),
        words.doc("signatures.sign"),
    )


def _told(field: Field, submission: Submission, words: Wording) -> str:
    value = submission.answers.get(field.id)
    return "" if value is None else shown(field, value, words)

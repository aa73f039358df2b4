"""What a request can come to when it is not met: each with the status and the texts of its page."""


class PageError(Exception):
    """The request cannot be met, and the person's page says why: ``web.error.<text>.title`` and ``.body``."""

    status = 400
    text = "malformed"


class MalformedFormError(PageError):
    """Something sent a form that no page of ours makes: nothing is read from it."""


class TooLargeError(PageError):
    """More was sent than any form of ours takes: the rest is not read."""

    status = 413
    text = "too_large"


class ForeignFormError(PageError):
    """A form that is not ours, too old, or sent without our cookie: the person opens the page anew."""

    status = 403
    text = "foreign"


class NotFoundError(PageError):
    """No such page, or a case that this seat does not have: a stranger learns nothing."""

    status = 404
    text = "not_found"


class UsedLinkError(PageError):
    """A one-time link that is used, expired or unknown: the person asks for a new one."""

    status = 410
    text = "used_link"


class UnavailableError(PageError):
    """The database does not take part now, and nothing was saved: the person tries again in a while."""

    status = 503
    text = "unavailable"

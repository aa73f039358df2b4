"""A copy of the finished report to the e-mail address given, where an SMTP server is set. Nothing is called sent before it is."""

from bot.mail.smtp import Smtp

__all__ = ["Smtp"]

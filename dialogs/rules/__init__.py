"""The scheme's checks across questions, by the point of the regulation that they come from."""

from dialogs.rules.base import Facts, Finding, Rule, Severity
from dialogs.rules.catalog import RULES, findings, rule_called, rules_of, rules_reading

__all__ = ["RULES", "Facts", "Finding", "Rule", "Severity", "findings", "rule_called", "rules_of", "rules_reading"]

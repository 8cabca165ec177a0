"""Editorial standards over a resolved site: what a careful editor would ask of every page."""

from generator.standards.judging import RULES, judge_incident
from generator.standards.rule import Rule

__all__ = ["RULES", "Rule", "judge_incident"]

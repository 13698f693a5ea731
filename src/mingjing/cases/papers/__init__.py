"""What the documents of a case say, built from its rows and the law (never typed in)."""

from mingjing.cases.papers.decision import decision_content
from mingjing.cases.papers.words import penalty_in_words

__all__ = ["decision_content", "penalty_in_words"]

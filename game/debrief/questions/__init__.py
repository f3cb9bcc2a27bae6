"""Six questions that name this table's own decisions, in the order in which a class is led out of its roles."""

from game.debrief.questions.asked import STEPS, Lead, Question, questions

__all__ = ["STEPS", "Lead", "Question", "questions"]

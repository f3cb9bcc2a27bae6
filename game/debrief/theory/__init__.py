"""What the class expected, and what this very game holds for and against the article's claims."""

from game.debrief.theory.board import Board, board
from game.debrief.theory.evidence import Claim, Row

__all__ = ["Board", "Claim", "Row", "board"]

"""Who paid for the common task, against what each gained from it and what was needed; and who bore local costs."""

from game.debrief.burden.shares import Borne, Burden, burden

__all__ = ["Borne", "Burden", "burden"]

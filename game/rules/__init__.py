"""What may happen and what it does: state and action in, state and events out.

Standard library only, whole numbers only.
"""

from game.rules.apply import allows, apply, due
from game.rules.chance import draw
from game.rules.codec import decode, encode
from game.rules.options import options
from game.rules.ratify import forecast
from game.rules.start import start
from game.rules.view import seen_by, told

__all__ = ["allows", "apply", "decode", "draw", "due", "encode", "forecast", "options", "seen_by", "start", "told"]

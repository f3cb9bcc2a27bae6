"""python -m game."""

import sys

if __name__ == "__main__":
    try:
        from game.cli import main

        main()
    except KeyboardInterrupt:
        # Ctrl-C before there are words to say anything with.
        sys.exit(130)

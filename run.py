#!/usr/bin/env python3
"""The Longest Border without installing anything by hand.

    python3 run.py play          the game in a window
    python3 run.py watch ...     a whole game told in the terminal
    python3 run.py test          every check (add --slow for the long ones)
    python3 run.py COMMAND ...   any other `border` command

Makes .venv beside this file on first use and installs the locked dependencies into it.
Standard library only, and old syntax only: it must be able to say that Python is too old.
"""

import hashlib
import locale
import os
import signal
import subprocess
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")

# The only sentences outside content/ui: they are needed before anything that could read it is installed.
SENTENCES = {
    "en": {
        "old": "The Longest Border needs Python 3.11 or newer; this is Python %s. "
        "Install a newer one from python.org and run this again.",
        "venv": "Python could not make a virtual environment here (%s). "
        "On Debian or Ubuntu: sudo apt install python3-venv. Then run this again.",
        "install": "Preparing the game (first time only): installing what it needs into .venv ...",
        "failed": "The dependencies could not be installed. "
        "Check the network connection and run this again; nothing else is needed.",
        "ready": "Ready.",
    },
    "fr": {
        "old": "The Longest Border exige Python 3.11 ou plus récent; voici Python %s. "
        "Installez une version plus récente (python.org), puis recommencez.",
        "venv": "Python n’a pas pu créer d’environnement virtuel ici (%s). "
        "Sous Debian ou Ubuntu\u00a0: sudo apt install python3-venv. Puis recommencez.",
        "install": "Préparation du jeu (la première fois seulement)\u00a0: installation du nécessaire dans .venv ...",
        "failed": "Les dépendances n’ont pas pu être installées. "
        "Vérifiez la connexion au réseau, puis recommencez; rien d’autre n’est nécessaire.",
        "ready": "Prêt.",
    },
}


def language():
    """The reader's language as the system says it: "fr" or "en"."""
    spoken = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")] + [locale.getlocale()[0]]
    first = next((word for word in spoken if word), "")
    return "fr" if first.lower().startswith(("fr", "french")) else "en"


def say(key, *values):
    """One sentence to the terminal's error stream, so that the game's own output stays clean."""
    sentence = SENTENCES[language()][key]
    sys.stderr.write((sentence % values if values else sentence) + "\n")


def lock_for(command):
    """The lock file a command needs: tests, benchmarks and building need the developers' one."""
    return os.path.join(ROOT, "requirements-dev.lock" if command in ("test", "bench", "lab") else "requirements.lock")


def installed(lock):
    """Whether .venv holds what the lock file asks for: the stamp names every lock it has satisfied."""
    try:
        with open(os.path.join(VENV, "locks.txt"), encoding="ascii") as stamp:
            return os.path.exists(PYTHON) and fingerprint(lock) in stamp.read().split()
    except OSError:
        return False


def fingerprint(lock):
    """The lock file's content as a short name."""
    with open(lock, "rb") as text:
        return hashlib.sha256(text.read()).hexdigest()[:16]


def prepare(lock):
    """Make .venv and install the lock file's packages; exit with a sentence when that cannot be done."""
    say("install")
    if not os.path.exists(PYTHON) and subprocess.call([sys.executable, "-m", "venv", VENV]) != 0:
        say("venv", sys.executable)
        sys.exit(1)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", lock]
    if subprocess.call(pip) != 0:
        say("failed")
        sys.exit(1)
    with open(os.path.join(VENV, "locks.txt"), "a", encoding="ascii") as stamp:
        stamp.write(fingerprint(lock) + "\n")
    say("ready")


def steps(command, rest):
    """The command lines to run, in order."""
    module = [PYTHON, "-m"]
    if command == "test":
        slow = "--slow" in rest
        rest = [word for word in rest if word != "--slow"]
        chosen = ["-m", "slow or not slow"] if slow else ["-m", "not slow"]
        checks = [] if rest else [module + ["ruff", "check", "."], module + ["mypy"]]
        # All of them on as many cores as there are, each file of tests on one: the whole takes a third less time.
        chosen += [] if rest else ["--numprocesses", str(os.cpu_count() or 1), "--dist", "loadfile"]
        return checks + [module + ["pytest"] + chosen + rest]
    if command == "bench":
        names = rest or ("rules", "world", "client", "cold", "sheets", "ai", "balance", "debrief", "frames", "server")
        return [[PYTHON, os.path.join(ROOT, "benchmarks", name + ".py")] for name in names]
    return [module + ["game", command] + rest]


def main():
    if sys.version_info < (3, 11):
        say("old", ".".join(map(str, sys.version_info[:3])))
        return 1
    command, rest = (sys.argv[1], sys.argv[2:]) if len(sys.argv) > 1 else ("--help", [])
    lock = lock_for(command)
    if not installed(lock):
        prepare(lock)
    environment = dict(os.environ, PYTHONPATH=ROOT)
    for line in steps(command, rest):
        code = carried_out(line, environment, ROOT if command in ("test", "bench", "lab") else None)
        if code:
            return code
    return 0


def carried_out(line, environment, folder):
    """Run a command line to its end; who stops this process stops that one, and it is waited for."""
    child = subprocess.Popen(line, env=environment, cwd=folder)
    signal.signal(signal.SIGTERM, lambda number, frame: child.terminate())
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:  # Ctrl-C reaches the child as well, which may have something to finish
            continue


if __name__ == "__main__":
    sys.exit(main())

"""``python -m backing``."""

from backing.cli.app import main

main()

"""``python -m mingjing.cli``: the command line where the script is not on the path."""

from mingjing.cli.main import main

main()

"""``python -m graph_builder.cli`` is ``kg``."""

from graph_builder.cli.main import main

main()

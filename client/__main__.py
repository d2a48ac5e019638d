"""`python -m client` is the `netgrow` command."""

from client.program import main

main()

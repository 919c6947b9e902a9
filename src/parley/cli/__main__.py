"""`python -m parley.cli` is the same as `parley`."""

from parley.cli.app import main

if __name__ == "__main__":
    main()

"""One command a file: the name of the file is the name of the command.

A command module imports only what is light at its top (the standard library, `failures`, `kept`), its heavy needs
inside `run`, and offers three names:

- `SUMMARY: str`: one line of help, in French;
- `register(parser: argparse.ArgumentParser) -> None`: declares its arguments;
- `run(args: argparse.Namespace) -> int`: does the work and returns the exit status.
"""

"""The one error that ends the derivation of the reference files."""


class ErreurReference(Exception):
    """A foreseen failure (network, wrong digest, missing tool, unexpected file).

    Its message is one French sentence meant for the person who typed the command.
    """

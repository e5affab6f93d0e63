"""A release of the data: what it would change and break (`plan`), promises (`promises`) and writes (`record`)."""

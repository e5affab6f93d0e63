"""Dates as precise as their source: a year, a month or a day."""

DATE_PARTIELLE = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"

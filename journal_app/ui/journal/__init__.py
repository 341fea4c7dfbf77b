"""The Journal screen: list, search, calendar, one entry with its history, bin."""

"""The law at work: calendars, what nobody has verified, what a change asks for."""

"""The acts of a case as forms: what is asked, and which command it becomes. No law in here."""

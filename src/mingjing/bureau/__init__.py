"""The bureau: units, people, certificates, appointments, settings."""

"""Administration: units, people, certificates, devices, settings, accounts. No case is seen."""

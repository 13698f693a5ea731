"""Permits 行政许可: from the application to the certificate, and what becomes of it later."""

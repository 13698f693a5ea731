"""What an investigation needs beside its acts in the field."""

"""What the tests share: databases by copying, a throw-away cluster, tools, golden files."""

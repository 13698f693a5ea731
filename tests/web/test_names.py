"""Names of addresses are told apart: one name never leads to two places."""

from collections import Counter

from django.urls import URLResolver, get_resolver


def names(resolver: URLResolver, prefix: str = "") -> list[str]:
    """Every name with its namespace."""
    found = []
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            inner = f"{prefix}{one.namespace}:" if one.namespace else prefix
            found += names(one, inner)
        elif one.name:
            found.append(prefix + one.name)
    return found


def test_no_two_addresses_share_a_name():
    counted = Counter(names(get_resolver()))
    assert [name for name, times in counted.items() if times > 1] == []

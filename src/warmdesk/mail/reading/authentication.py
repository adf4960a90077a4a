"""What receiving servers said about whether a message comes from where it claims (RFC 8601)."""

import re
from collections.abc import Mapping

from warmdesk.mail.reading.headers import Headers

_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"^\s*(spf|dkim|dmarc)\s*(?:/\s*\d+)?\s*=\s*([a-z]+)", re.IGNORECASE)
_PROPERTY = re.compile(
    r"(?:header\.(?:from|d|i)|smtp\.(?:mailfrom|mfrom|mail|helo))\s*=\s*\"?([^\s\";]+)",
    re.IGNORECASE,
)
_DOMAIN_OF = {"dmarc": "from_domain", "dkim": "dkim_domain", "spf": "spf_domain"}
MOST_HEADERS = 50


def authentication_results(headers: Headers) -> dict[str, dict[str, str]]:
    """By server: its spf, dkim and dmarc results, and the domains they are about.

    Servers put their header on top, so the first one of a server counts. A
    later one may only take trust away: a sender could have written it.
    """
    found: dict[str, dict[str, str]] = {}
    for index, value in enumerate(headers.every("authentication-results")):
        if index >= MOST_HEADERS:
            break
        server, *results = _COMMENT.sub(" ", value[:20_000]).split(";")
        name = (server.split() or [""])[0].lower()
        said = _read(results)
        if name not in found:
            found[name] = said
        else:
            found[name] |= {method: "fail" for method in _DOMAIN_OF if said.get(method) == "fail"}
    return found


def _read(results: list[str]) -> dict[str, str]:
    said: dict[str, str] = {}
    for result in results:
        match = _RESULT.match(result)
        if match is None:
            continue
        method, verdict = match[1].lower(), match[2].lower()
        # A message may carry several DKIM signatures; one that holds is enough.
        if method in said and not (method == "dkim" and verdict == "pass"):
            continue
        said[method] = verdict
        domain = _PROPERTY.search(result)
        if domain:
            said[_DOMAIN_OF[method]] = domain[1].rsplit("@", 1)[-1].strip("<>").lower()
    return said


def has_failed(said: Mapping[str, str]) -> bool:
    """The server says that this is not from where it claims to be."""
    dmarc, spf, dkim = said.get("dmarc"), said.get("spf"), said.get("dkim")
    if dmarc == "fail":
        return True
    if dmarc == "pass":
        return False
    return (spf == "fail" and dkim != "pass") or (dkim == "fail" and spf != "pass")


def has_passed(said: Mapping[str, str], domain: str) -> bool:
    """The server vouches for the very domain of the author, not just for any."""
    if not domain or has_failed(said):
        return False
    for method, key in _DOMAIN_OF.items():
        about = said.get(key, "")
        if said.get(method) == "pass" and (about == domain or (method == "dmarc" and not about)):
            return True
    return False


def is_about_another(said: Mapping[str, str], domain: str) -> bool:
    """DMARC passed, but for another From than the one that was read: the message has two faces."""
    about = said.get("from_domain", "")
    if said.get("dmarc") != "pass" or not about or not domain:
        return False
    return about != domain and not domain.endswith(f".{about}") and not about.endswith(f".{domain}")

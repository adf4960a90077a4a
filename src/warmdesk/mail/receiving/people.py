"""Who wrote a letter, as a person of the desk."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from warmdesk.mail.reading import Letter
from warmdesk.people.models import Person

# RFC 2606 keeps this name free for ever, so no mail to it can reach anybody.
NOBODY = "unknown@sender.invalid"
# What a stranger writes as a name is repeated in an acknowledgement; it must not carry an advertisement.
_LINK = re.compile(r"https?:|www\.|/|\w\.(?:com|net|org|info|biz|xyz|top)\b", re.IGNORECASE)
_STRANGE = re.compile(r"[\x00-\x1f\x7f<>]")
LONGEST_NAME = 120
LONGEST_ADDRESS = 254


def author_of(letter: Letter) -> tuple[Person, bool]:
    """The author, locked until the transaction ends so that two mails of one person wait for each other.

    The second value is true if nobody knew them before.
    """
    address = letter.from_address
    if not address or len(address) > LONGEST_ADDRESS:
        person, _is_new = Person.objects.get_or_create(
            email=NOBODY, defaults={"name": _("Unknown sender")}
        )
        return person, False
    known = Person.objects.select_for_update().filter(email=address).first()
    if known:
        return known, False
    try:
        with transaction.atomic():
            return Person.objects.create(email=address, name=_name(letter.from_name, address)), True
    except IntegrityError:
        # Somebody else was quicker, or the address is stored with capitals.
        return Person.objects.select_for_update().at(address).get(), False


def copied(letter: Letter, addresses: Sequence[str]) -> tuple[Person, ...]:
    """Those in copy, as people of the desk."""
    wanted = [address for address in addresses if len(address) <= LONGEST_ADDRESS]
    if not wanted:
        return ()
    names = {address: name for name, address in reversed(letter.cc)}
    known = {each.email: each for each in Person.objects.filter(email__in=wanted)}
    for address in wanted:
        if address not in known:
            known[address], _is_new = Person.objects.get_or_create(
                email=address, defaults={"name": _name(names.get(address, ""), address)}
            )
    return tuple(known[address] for address in wanted)


def _name(given: str, address: str) -> str:
    name = " ".join(_STRANGE.sub(" ", given).split())
    if not name or "@" in name or _LINK.search(name):
        return address.partition("@")[0][:LONGEST_NAME]
    return name[:LONGEST_NAME]

"""Meeting somebody for the first time, or again."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from warmdesk.core.directions import unturned
from warmdesk.people.errors import NotAnAddress
from warmdesk.people.models import Person

# What a stranger writes as a name is repeated in a mail to the address they gave; it must carry no advertisement.
_LINK = re.compile(r"https?:|www\.|/|\w\.(?:com|net|org|info|biz|xyz|top)\b", re.IGNORECASE)
_STRANGE = re.compile(r"[\x00-\x1f\x7f<>]")
LONGEST_NAME = 120


def meet_person(*, email: str, name: str) -> Person:
    """The person of this address; made if nobody knew them. A known person keeps the name they have.

    Raises NotAnAddress.
    """
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise NotAnAddress from error
    try:
        # Nearly always somebody new: whoever calls this has looked for them.
        with transaction.atomic():
            return Person.objects.create(email=address, name=_clean(name, address))
    except IntegrityError:
        return Person.objects.at(address).get()


def _clean(given: str, address: str) -> str:
    name = " ".join(_STRANGE.sub(" ", unturned(given)).split())
    if not name or _LINK.search(name):
        return address.partition("@")[0][:LONGEST_NAME]
    return name[:LONGEST_NAME]

"""A mailbox: its address, its servers, and who holds what is new there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from warmdesk.accounts.models import User
from warmdesk.mail.models.account import Security
from warmdesk.tickets.models import Mailbox
from warmdesk.web.fields import Address, Line

# Places on a rota that the page offers.
PLACES = 5


class MailboxForm(forms.Form):
    address = Address(
        label=_("Address"),
        help_text=_("People write to it."),
        error_messages={
            "required": _("Write the address that people write to."),
            "invalid": _("This does not look like an e-mail address."),
        },
    )
    name = Line(
        label=_("Name"),
        max_length=80,
        help_text=_("Shown to colleagues, for example “Networks”."),
        error_messages={"required": _("Give it a name.")},
    )
    signature = Line(
        label=_("Signature"),
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("Stands below every reply from this mailbox."),
    )
    is_default = forms.BooleanField(
        label=_("Requests from the help page come here"), required=False
    )
    imap_host = Line(label=_("Incoming server (IMAP)"), max_length=200, required=False)
    imap_port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, initial=993)
    imap_security = forms.ChoiceField(label=_("Encryption"), choices=Security.choices)
    imap_user = Line(label=_("User name"), max_length=200, required=False)
    imap_password = Line(
        label=_("Password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    imap_folder = Line(label=_("Folder"), max_length=200, initial="INBOX")
    smtp_host = Line(label=_("Outgoing server (SMTP)"), max_length=200, required=False)
    smtp_port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, initial=587)
    smtp_security = forms.ChoiceField(
        label=_("Encryption"), choices=Security.choices, initial=Security.STARTTLS
    )
    smtp_user = Line(label=_("User name"), max_length=200, required=False)
    smtp_password = Line(
        label=_("Password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, mailbox: Mailbox | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.mailbox = mailbox
        agents = User.objects.working().order_by("name").values_list("pk", "name")
        choices = [("", gettext("Nobody")), *agents]
        for place in range(1, PLACES + 1):
            self.fields[f"holder_{place}"] = forms.TypedChoiceField(
                label=gettext("First") if place == 1 else gettext("Then"),
                choices=choices,
                coerce=int,
                empty_value=None,
                required=False,
            )

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"]).strip().lower()
        others = Mailbox.objects.filter(address__iexact=address)
        if self.mailbox:
            others = others.exclude(pk=self.mailbox.pk)
        if others.exists():
            raise forms.ValidationError(gettext("There is a mailbox with this address already."))
        return address

    @property
    def places(self) -> list[forms.BoundField]:
        return [self[f"holder_{place}"] for place in range(1, PLACES + 1)]

    def holders(self) -> list[int]:
        """The rota as chosen, without gaps."""
        chosen = [self.cleaned_data[f"holder_{place}"] for place in range(1, PLACES + 1)]
        return [agent for agent in chosen if agent]

    def values(self) -> dict[str, Any]:
        return {k: v for k, v in self.cleaned_data.items() if not k.startswith("holder_")}

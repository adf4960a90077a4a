"""A starting point, as a lead writes it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from warmdesk.web.fields import Line


class StartingPointForm(forms.Form):
    title = Line(
        label=_("Title"),
        max_length=120,
        help_text=_("The words a colleague would look for, for example “VPN certificate”."),
        error_messages={"required": _("Give it a title to be found by.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    text = Line(
        label=_("Text"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": "8"}),
        help_text=_(
            "Facts and steps. What differs each time is a gap in brackets: [where to install it]."
        ),
        error_messages={"required": _("Write what colleagues begin with.")},
    )

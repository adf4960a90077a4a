"""Colleagues: invitations, roles, being away, and everybody's own page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from warmdesk.accounts.models import Role, Theme, User
from warmdesk.core.models.desk import DeskKind
from warmdesk.core.zones import timezone_choices
from warmdesk.web.fields import Address, Line

BAD_ADDRESS = _("This does not look like an e-mail address.")


class InviteForm(forms.Form):
    email = Address(
        label=_("E-mail address"),
        help_text=_("We mail the link there if we can; you see it here as well."),
        error_messages={"required": _("Whom do you invite?"), "invalid": BAD_ADDRESS},
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.AGENT)


class WelcomeForm(forms.Form):
    """Making one's own account."""

    name = Line(
        label=_("Your name"),
        max_length=120,
        help_text=_("People you help will read it."),
        error_messages={"required": _("Tell people who helps them.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = Address(
        label=_("Your e-mail address"),
        help_text=_("You sign in with it."),
        error_messages={"required": _("Write your address."), "invalid": BAD_ADDRESS},
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = Line(
        label=_("A password"),
        help_text=_("At least 10 characters. A few words in a row are easy to remember."),
        strip=False,
        error_messages={"required": _("Choose a password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if password := cleaned.get("password"):
            owner = User(name=cleaned.get("name", ""), email=cleaned.get("email", ""))
            try:
                validate_password(password, owner)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, widget=forms.RadioSelect)


class AwayForm(forms.Form):
    away_until = forms.DateTimeField(
        label=_("Away until"),
        required=False,
        widget=forms.DateTimeInput(),
        help_text=_("Empty means here. New requests go to the next on the rota."),
        error_messages={"invalid": _("Write a day and a time.")},
    )


class LeaveForm(forms.Form):
    """Who takes over from a colleague who stops working here."""

    successor = forms.ModelChoiceField(
        label=_("Who takes over?"), queryset=User.objects.none(), required=False
    )

    def __init__(self, *args: Any, agent: User, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["successor"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = User.objects.working().exclude(pk=agent.pk).order_by("name")
        field.empty_label = gettext("Choose a colleague")


class LookForm(forms.Form):
    name = Line(
        label=_("Name of the desk"),
        max_length=80,
        help_text=_("People see it on every page and in every mail."),
        error_messages={"required": _("Give the desk a name.")},
    )
    kind = forms.ChoiceField(
        label=_("Whom do you help?"), choices=DeskKind.choices, widget=forms.RadioSelect
    )


class OwnPageForm(forms.Form):
    name = Line(
        label=_("Your name"),
        max_length=120,
        help_text=_("People you help read it."),
        error_messages={"required": _("Tell people who helps them.")},
    )
    timezone = forms.ChoiceField(label=_("Your time zone"), required=False)
    theme = forms.ChoiceField(
        label=_("Appearance"), choices=Theme.choices, widget=forms.RadioSelect
    )
    is_compact = forms.BooleanField(label=_("Compact rows in lists"), required=False)
    has_shortcuts = forms.BooleanField(
        label=_("Shortcuts with single letters"),
        required=False,
        help_text=_("They work outside fields only. Press ? for the list."),
    )
    wants_less_said = forms.BooleanField(
        label=_("Tell me less"),
        required=False,
        help_text=_("A screen reader hears only what you sent and what went wrong."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["timezone"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", gettext("As the desk")),
            *timezone_choices(self.initial.get("timezone", "")),
        ]

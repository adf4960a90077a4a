"""What people may send us on the portal, checked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from warmdesk.core.zones import timezone_choices
from warmdesk.mail.files import LARGEST
from warmdesk.tickets.choices import Audience, Heard
from warmdesk.web.fields import Address, Line

LONGEST_TEXT = 20_000
MOST_FILES = 10
MEGABYTE = 1024 * 1024

NO_WORDS = _("Write a line first.")
TOO_LONG = _("This is longer than 20,000 characters. Attach the long part as a file?")


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Up to ten files of up to 25 MB; each limit is told in words."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                gettext("That is more than {n} files. Send the others in a second message?").format(
                    n=MOST_FILES
                )
            )
        for each in files:
            if each.size > LARGEST:
                raise forms.ValidationError(
                    gettext(
                        "{file} is {size} MB. The limit is {limit} MB. Share a link instead?"
                    ).format(
                        file=each.name,
                        size=-(-each.size // MEGABYTE),
                        limit=LARGEST // MEGABYTE,
                    )
                )
        return list(files)


def words_field(**options: Any) -> forms.CharField:
    return Line(
        widget=forms.Textarea,
        max_length=LONGEST_TEXT,
        error_messages={"required": NO_WORDS, "max_length": TOO_LONG},
        **options,
    )


class AskForm(forms.Form):
    """A request of somebody who is signed in."""

    text = words_field(label=_("What do you need help with?"))
    needed_by = Line(
        label=_("Do you need it by a certain time?"),
        help_text=_("For example “before 3 pm”. You can leave this empty."),
        max_length=200,
        required=False,
    )
    attached = FilesField(
        label=_("Files"), required=False, help_text=_("Up to 10 files, 25 MB each.")
    )


class StrangerAskForm(AskForm):
    """A request of somebody we do not know yet, or do not know to be here."""

    name = Line(
        label=_("Your name"),
        max_length=120,
        error_messages={"required": _("Tell us what to call you.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = Address(
        label=_("Your e-mail address"),
        help_text=_("Our answer goes there."),
        error_messages={
            "required": _("We need an address to answer you."),
            "invalid": _("This does not look like an e-mail address."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class AddForm(forms.Form):
    """Something more about a request."""

    text = words_field(
        label=_("Add something"),
        help_text=_("Anything that has changed, or that we have misunderstood."),
    )
    attached = FilesField(
        label=_("Files"), required=False, help_text=_("Up to 10 files, 25 MB each.")
    )


class SolvedForm(forms.Form):
    """Yes needs no words; partly and no need one line."""

    answer = forms.ChoiceField(choices=[("yes", ""), ("partly", ""), ("no", "")])
    words = Line(max_length=2000, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        needs_words = cleaned.get("answer") in {"partly", "no"}
        if needs_words and not cleaned.get("words", "").strip():
            self.add_error("words", gettext("One line is enough."))
        return cleaned


class HeardForm(forms.Form):
    heard = forms.ChoiceField(choices=[*Heard.choices, ("skip", "")])


class KindWordForm(forms.Form):
    words = words_field(label=_("Anything you would like to say?"))
    audience = forms.ChoiceField(choices=Audience.choices, initial=Audience.OWNER)


class SignInForm(forms.Form):
    email = Address(
        label=_("Your e-mail address"),
        error_messages={
            "required": _("Write the address that you use with us."),
            "invalid": _("This does not look like an e-mail address."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class CardForm(forms.Form):
    """A person's own card."""

    name = Line(
        label=_("Your name"),
        max_length=120,
        error_messages={"required": _("Tell us what to call you.")},
    )
    work = Line(label=_("What you do"), max_length=120, required=False)
    place = Line(label=_("Where you are"), max_length=80, required=False)
    timezone = forms.ChoiceField(label=_("Your time zone"), required=False)
    own_words = Line(
        label=_("How you like to be helped"),
        help_text=_("For example: “Short answers, please. Ring me only if it can’t wait.”"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
        error_messages={"max_length": _("This is longer than 1,000 characters.")},
    )
    prefers = forms.MultipleChoiceField(
        label=_("What helps"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("mail", _("E-mail first")),
            ("phone", _("Ring me first")),
            ("brief", _("Keep it short")),
            ("steps", _("Step by step")),
            ("chat", _("I enjoy a chat")),
            ("private", _("Keep private things private")),
        ],
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["timezone"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", gettext("Not told")),
            *timezone_choices(self.initial.get("timezone", "")),
        ]

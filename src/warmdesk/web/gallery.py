"""What the gallery of components shows that a template alone cannot make."""

from __future__ import annotations

from django import forms


class GalleryForm(forms.Form):
    """A form in our look, with what was sent and what is wrong with it."""

    colour = forms.CharField(label="Colour of the light", help_text="On the front of the box.")
    when = forms.DateTimeField(label="Since when", required=False)
    ways = forms.MultipleChoiceField(
        label="How may we reach you",
        choices=(("phone", "By phone"), ("mail", "By e-mail")),
        required=False,
    )


def sent_form() -> GalleryForm:
    """Sent without the one thing it needs."""
    return GalleryForm({"ways": ["mail"]})

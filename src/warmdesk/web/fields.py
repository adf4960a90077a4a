"""Fields that say in our own words how much fits in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

TOO_LONG = _("Up to %(limit_value)d characters fit here. Could it be a little shorter?")


class Line(forms.CharField):
    default_error_messages = {"max_length": TOO_LONG}


class Address(forms.EmailField):
    default_error_messages = {"max_length": TOO_LONG}

"""Somebody who works at the desk."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from warmdesk.core.names import first_name, initials


class Role(models.TextChoices):
    AGENT = "agent", _("Agent")
    LEAD = "lead", _("Lead")
    ADMIN = "admin", _("Admin")


class Theme(models.TextChoices):
    DEVICE = "device", _("As device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class Accounts(BaseUserManager["User"]):
    """Makes agents; e-mail addresses are kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def working(self) -> models.QuerySet[User]:
        """Agents who can own tickets."""
        return self.filter(is_active=True)


class User(AbstractBaseUser):
    """An agent, a lead or an admin. People who ask for help are `people.Person`."""

    email = models.EmailField(_("E-mail"), unique=True)
    name = models.CharField(_("Name"), max_length=120)
    role = models.CharField(max_length=5, choices=Role, default=Role.AGENT)
    is_active = models.BooleanField(default=True)
    timezone = models.CharField(max_length=64, blank=True)
    theme = models.CharField(max_length=6, choices=Theme, default=Theme.DEVICE)
    is_compact = models.BooleanField(default=False)
    has_shortcuts = models.BooleanField(default=True)
    wants_less_said = models.BooleanField(default=False)
    # Rules of the coach this agent wants to see less; no page shows it to anybody else.
    quiet_rules: models.JSONField[Any, Any] = models.JSONField(default=list)
    away_until = models.DateTimeField(null=True, blank=True)
    tried: models.JSONField[Any, Any] = models.JSONField(default=list)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_agent_per_address"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return first_name(self.name)

    @property
    def initials(self) -> str:
        return initials(self.name)

    @property
    def is_lead(self) -> bool:
        return self.role in {Role.LEAD, Role.ADMIN}

    @property
    def is_admin(self) -> bool:
        return self.role == Role.ADMIN

"""Narrow models: over the product's tables for reading, with tables of their own for writing."""

from __future__ import annotations

from django.db import connection, models


class Agent(models.Model):
    email = models.EmailField()
    name = models.CharField(max_length=120)

    class Meta:
        managed = False
        db_table = "accounts_user"


class Person(models.Model):
    email = models.EmailField()
    name = models.CharField(max_length=120)

    class Meta:
        managed = False
        db_table = "people_person"


class Ticket(models.Model):
    subject = models.CharField(max_length=250)
    person = models.ForeignKey(Person, models.PROTECT)
    owner = models.ForeignKey(Agent, models.PROTECT)
    state = models.CharField(max_length=7)
    opened_at = models.DateTimeField()
    last_message_at = models.DateTimeField()
    attention_at = models.DateTimeField()
    next_due_at = models.DateTimeField(null=True)
    first_question = models.CharField(max_length=250)
    excerpt = models.CharField(max_length=200)

    class Meta:
        managed = False
        db_table = "tickets_ticket"


class Message(models.Model):
    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=9)
    person = models.ForeignKey(Person, models.PROTECT, null=True)
    agent = models.ForeignKey(Agent, models.PROTECT, null=True)
    at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        managed = False
        db_table = "tickets_message"

    @property
    def author(self) -> Agent | Person:
        return self.person or self.agent


class Asked(models.Model):
    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="asked")
    message = models.ForeignKey(Message, models.CASCADE, related_name="asked")
    start = models.PositiveIntegerField()
    text = models.CharField(max_length=500)
    answered = models.CharField(max_length=6)

    class Meta:
        managed = False
        db_table = "tickets_asked"


class NewPerson(models.Model):
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)


class NewTicket(models.Model):
    subject = models.CharField(max_length=250)
    person = models.ForeignKey(NewPerson, models.PROTECT)
    state = models.CharField(max_length=7, default="open")
    opened_at = models.DateTimeField(auto_now_add=True)


class NewMessage(models.Model):
    ticket = models.ForeignKey(NewTicket, models.CASCADE)
    agent = models.ForeignKey("accounts.User", models.PROTECT, null=True)
    person = models.ForeignKey(NewPerson, models.PROTECT, null=True)
    at = models.DateTimeField(auto_now_add=True)
    text = models.TextField()


def make_tables() -> None:
    """Create the tables for writing, with one ticket that replies can go to."""
    with connection.schema_editor() as editor:
        for model in (NewPerson, NewTicket, NewMessage):
            editor.create_model(model)
    person = NewPerson.objects.create(email="first@people.example", name="First Person")
    NewTicket.objects.create(subject="The first", person=person)

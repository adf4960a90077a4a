"""Whom an agent sees first: by promise, or by the time the person named if that is earlier."""

from django.db import migrations

AT_ONCE = 500


def fill(apps, editor):
    tickets = apps.get_model("tickets", "Ticket").objects.filter(state="open")
    changed = []
    for ticket in tickets.iterator(AT_ONCE):
        moments = [ticket.next_due_at]
        needed_by = ticket.deadline_at
        if needed_by and (ticket.waits_since or needed_by > ticket.last_message_at):
            moments.append(needed_by)
        if not ticket.is_policy_due:
            moments.append(ticket.waits_since)
        attention_at = min((each for each in moments if each), default=ticket.last_message_at)
        if attention_at != ticket.attention_at:
            ticket.attention_at = attention_at
            changed.append(ticket)
    tickets.bulk_update(changed, ["attention_at"], batch_size=AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("tickets", "0003_beginnings")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]

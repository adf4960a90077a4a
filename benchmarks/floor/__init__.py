"""The floor: a bare desk as a sensible Django developer would write it, over the same rows.

One query with `select_related` for each page, Django's own templates and middleware, no coach, no history, no mail.
"""

"""The floor's addresses."""

from django.urls import path

from benchmarks.floor import views, writing

urlpatterns = [
    path("inbox", views.inbox, name="inbox"),
    path("closed", views.closed, name="closed"),
    path("found", views.found, name="found"),
    path("c/<int:number>", views.conversation, name="conversation"),
    path("c/<int:number>/reply", views.reply, name="reply"),
    path("c/<int:number>/reply/rows", writing.reply, name="reply-rows"),
    path("ask/rows", writing.ask, name="ask-rows"),
    path("ask", views.ask, name="ask"),
    path("ask/done", views.asked, name="asked"),
]

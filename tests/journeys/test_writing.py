"""Writing on the sample desk with script: drafts, the coach beside them, what is said aloud, and news as it comes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Open
from tests.journeys.desks import Desk

pytestmark = pytest.mark.journey

PRIYA = "Projector in room 4"


def enter(page: Page, name: str) -> Page:
    page.goto("/start")
    page.get_by_role("button", name=name).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    return page


@pytest.fixture
def ines(sample_desk: Desk, opened: Open) -> Iterator[Page]:
    """Ines, in the conversation about the projector; nothing goes wrong behind her back."""
    page = enter(opened(sample_desk.address), "Ines")
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.get_by_role("link", name=PRIYA).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(PRIYA)
    yield page
    assert wrong == []


def composer(page: Page):
    return page.locator("#composer-text")


def write(page: Page, words: str) -> None:
    composer(page).fill("")
    composer(page).press_sequentially(words)


def saved(page: Page) -> None:
    expect(page.locator("[data-saved]")).to_have_text("Draft saved")


def test_the_margin_follows_the_draft_and_never_takes_the_focus(ines: Page) -> None:
    write(ines, "No.")
    expect(ines.locator("#thought-bare-no")).to_be_visible()
    expect(composer(ines)).to_be_focused()
    expect(ines.get_by_role("status")).to_have_text(re.compile("thought"))
    composer(ines).press_sequentially(" The lamp is ordered. I'll write again by 4 pm tomorrow.")
    card = ines.locator("#card-promise-1")
    expect(card).to_contain_text("Shall I keep it on your list?")
    expect(card.get_by_label("Keep it", exact=True)).to_be_checked()
    expect(ines.locator(".mirror .promised")).to_have_text("I'll write again by 4 pm tomorrow")
    expect(composer(ines)).to_be_focused()


def test_never_more_than_two_thoughts_stand_beside_the_draft(ines: Page) -> None:
    thoughts = ines.locator("#thoughts > [id^=thought-]:not(.gone)")
    write(ines, "Priya, I understand your frustration.")
    expect(thoughts).not_to_have_count(0)
    for words in (" Obviously you broke it.", " It will be fixed soon.", " As I said, wait."):
        composer(ines).press_sequentially(words)
        with ines.expect_response(re.compile("/coach$")) as answer:
            ines.keyboard.press("Control+.")
        assert answer.value.ok
        expect(thoughts).to_have_count(2)
        expect(ines.locator("#thoughts > .gone")).not_to_have_count(2)
    first, second = (thoughts.nth(n).inner_text().split(" of ") for n in (0, 1))
    assert first[1].split()[0] == second[1].split()[0], "both count the same"
    assert {first[0].strip(), second[0].strip()} == {"1", "2"}


def test_line_and_number_in_the_message_agree_as_the_draft_answers(ines: Page) -> None:
    ring = ines.locator("#thread [data-asked='1']").first
    line = ines.locator("#thread [data-span='1']").first
    write(
        ines,
        "Yes, the projector will be fixed before Thursday's board meeting, on Wednesday at 10 am.",
    )
    expect(ring).to_have_class("number draft")
    expect(line).to_have_class("answered")
    write(ines, "Hello Priya.")
    expect(ring).to_have_class("number open")
    expect(line).to_have_class("asked")


def test_line_and_number_never_differ_even_for_a_moment(ines: Page) -> None:
    ines.evaluate(
        """() => {
          window.pairs = new Set();
          const one = (selector) => document.querySelector(`#thread ${selector}`).className;
          new MutationObserver(() => window.pairs.add(`${one("[data-asked='1']")}, ${one("[data-span='1']")}`))
            .observe(document.getElementById("thread"), { attributes: true, childList: true, subtree: true });
        }"""
    )
    write(ines, "Yes, it will be fixed before Thursday's board meeting, on Wednesday at 10 am.")
    expect(ines.locator("#thread [data-asked='1']")).to_have_class("number draft")
    write(ines, "Hello Priya.")
    expect(ines.locator("#thread [data-asked='1']")).to_have_class("number open")
    assert ines.evaluate("[...window.pairs].sort()") == [
        "number draft, answered",
        "number open, asked",
    ]


def test_whoever_writes_without_a_pause_is_kept_all_the_same(ines: Page) -> None:
    with ines.expect_request(re.compile("/draft$"), timeout=20_000):
        composer(ines).press_sequentially("The lamp is on its way. " * 3, delay=200)


def test_a_choice_about_a_promise_outlives_the_next_reading(ines: Page) -> None:
    write(ines, "I'll write again by 4 pm tomorrow.")
    card = ines.locator("#card-promise-1")
    card.get_by_label("Not a promise").check()
    composer(ines).press_sequentially(" The lamp is ordered.")
    expect(ines.locator(".asked-list")).to_be_visible()
    ines.keyboard.press("Control+.")
    ines.wait_for_function("document.activeElement.id === 'composer-text'")
    expect(card.get_by_label("Not a promise")).to_be_checked()


def test_a_time_picked_takes_the_place_of_the_vague_word_alone(ines: Page) -> None:
    write(ines, "Hi Priya, the new lamp will be fitted soon. Ines")
    times = ines.locator("#thought-vague-time").get_by_role("group")
    expect(times.get_by_role("button")).to_have_count(3)
    chosen = times.get_by_role("button").last
    time = chosen.inner_text()
    chosen.press("Enter")
    expect(composer(ines)).to_have_value(f"Hi Priya, the new lamp will be fitted {time}. Ines")
    expect(composer(ines)).to_be_focused()
    expect(ines.locator("#thought-vague-time:not(.gone)")).to_have_count(0)
    ines.keyboard.press("Control+z")
    expect(composer(ines)).to_have_value("Hi Priya, the new lamp will be fitted soon. Ines")


def test_what_is_the_answer_moves_up_in_the_agents_own_words(ines: Page) -> None:
    start = (
        "The building has three rooms, each with its own history. The old one was wired in 1998 and nobody has"
        " the plans. The new one has a fine floor but a loud fan, and the blinds stick in summer. The middle one"
        " was painted last year in a warm yellow by two very patient painters."
    )
    answer = "It will be fixed."
    ines.evaluate(
        """([quote, at]) => {
          const button = document.createElement("button");
          Object.assign(button.dataset, { move: "", for: quote, at });
          button.id = "mover";
          document.getElementById("thoughts").append(button);
        }""",
        [answer, len(start) + 10],
    )
    write(ines, f"Hi Priya, {start} {answer}")
    ines.evaluate("document.getElementById('mover').click()")
    expect(composer(ines)).to_have_value(f"Hi Priya, {answer} {start}")
    ines.keyboard.press("Control+z")
    expect(composer(ines)).to_have_value(f"Hi Priya, {start} {answer}")


def test_a_time_to_add_is_a_gap_for_the_agents_own(ines: Page) -> None:
    write(ines, "Hi Priya, the lamp is on order.")
    ines.get_by_role("button", name="Add a time").press("Enter")
    expect(composer(ines)).to_have_value("Hi Priya, the lamp is on order [by when].")
    expect(composer(ines)).to_be_focused()
    ines.keyboard.type("and comes on Tuesday")
    expect(composer(ines)).to_have_value("Hi Priya, the lamp is on order and comes on Tuesday.")


def test_not_this_time_and_its_undo_stay_in_place(ines: Page) -> None:
    write(ines, "No.")
    card = ines.locator("#thought-bare-no")
    card.get_by_role("button", name="Not this time").click()
    line = ines.locator("#aside-bare-no")
    expect(line).to_contain_text("Set aside for this reply.")
    expect(composer(ines)).to_have_value("No.")
    line.get_by_role("button", name="Undo").click()
    expect(ines.locator("#thought-bare-no:not(.gone)")).to_be_visible()


def test_a_draft_survives_reloading_a_second_tab_and_being_offline(
    ines: Page, opened: Open, sample_desk: Desk
) -> None:
    write(ines, "Half a word")
    saved(ines)
    ines.reload()
    expect(composer(ines)).to_have_value("Half a word")

    second = ines.context.new_page()
    second.goto(ines.url)
    write(second, "From the second tab")
    saved(second)
    composer(ines).press_sequentially(" and more")
    composer(ines).blur()
    told = ines.locator(".composer-says")
    expect(told).to_contain_text("This draft was changed in another window.")
    expect(ines.get_by_role("alert")).to_have_text("This draft was changed in another window.")
    ines.get_by_role("button", name="Take what is stored").click()
    expect(composer(ines)).to_have_value("From the second tab")
    second.close()

    ines.context.set_offline(True)
    composer(ines).press_sequentially(", offline")
    composer(ines).blur()
    expect(told).to_contain_text("You are offline. Your draft is kept here")
    ines.context.set_offline(False)
    saved(ines)
    ines.reload()
    expect(composer(ines)).to_have_value("From the second tab, offline")


def test_the_way_back_offers_no_words_that_were_sent(ines: Page) -> None:
    write(ines, "A note that was saved.")
    saved(ines)
    ines.reload()
    ines.get_by_role("radio", name="Note for the team").check()
    ines.get_by_role("button", name="Save note").click()
    expect(ines.get_by_role("article").filter(has_text="A note that was saved.")).to_be_visible()
    ines.go_back()
    expect(composer(ines)).to_have_value("")
    expect(ines.get_by_role("radio", name="Reply to Priya")).to_be_checked()
    write(ines, "One more thing")
    saved(ines)
    ines.goto("/home")
    ines.go_back()
    expect(composer(ines)).to_have_value("One more thing")


def test_an_older_tab_does_not_send_over_newer_words(
    ines: Page, opened: Open, sample_desk: Desk
) -> None:
    second = ines.context.new_page()
    second.goto(ines.url)
    write(ines, "From the first tab")
    saved(ines)
    second.bring_to_front()
    write(second, "From the second tab")
    second.keyboard.press("Control+Enter")
    expect(second.get_by_text("Compare the two")).to_be_visible()
    expect(composer(second)).to_have_value("From the second tab")
    second.get_by_role("button", name="Keep what is here").last.click()
    expect(composer(second)).to_have_value("From the second tab")
    second.close()


def test_words_that_the_server_never_got_are_still_there_after_signing_in_again(
    ines: Page, sample_desk: Desk
) -> None:
    address = ines.url
    write(ines, "Before the session ended")
    ines.context.clear_cookies()
    composer(ines).blur()
    heard = "You were signed out after 12 hours. Your draft is saved. Sign in to go on"
    expect(ines.get_by_role("alert")).to_have_text(heard)
    expect(ines.get_by_role("button", name="Sign in to go on")).to_be_visible()
    enter(ines, "Ines")
    ines.goto(address)
    expect(composer(ines)).to_have_value("Before the session ended")


def test_a_colleagues_words_arrive_are_told_and_stop_a_reply_once(
    ines: Page, opened: Open, sample_desk: Desk
) -> None:
    address = ines.url
    write(ines, "The lamp is ordered.")
    ines.wait_for_timeout(3000)  # until the stream of news is open
    kofi = enter(opened(sample_desk.address), "Kofi")
    kofi.goto(address)
    kofi.get_by_role("radio", name="Note for the team").check()
    composer(kofi).fill("The lamp came back.")
    kofi.get_by_role("button", name="Save note").click()
    note = ines.get_by_role("article").filter(has_text="The lamp came back.")
    expect(note).to_be_visible()
    expect(ines.get_by_role("status")).to_have_text(re.compile(r"Kofi.* wrote, \d"))
    expect(composer(ines)).to_be_focused()
    ines.keyboard.press("Control+Enter")
    expect(ines.get_by_role("alert")).to_have_text(re.compile("Kofi wrote .* ago"))
    expect(composer(ines)).to_have_value("The lamp is ordered.")
    ines.get_by_role("button", name="Send anyway").click()
    expect(ines.get_by_role("button", name="Undo")).to_be_focused()
    expect(ines.get_by_role("status")).to_have_text("Sent to Priya in 10 seconds. Press U to undo.")
    ines.keyboard.press("u")
    expect(composer(ines)).to_have_value("The lamp is ordered.")
    expect(composer(ines)).to_be_focused()


def test_a_message_does_not_wait_behind_somebody_who_is_writing(
    ines: Page, opened: Open, sample_desk: Desk
) -> None:
    ines.clock.install(time=0)
    ines.reload()
    ines.wait_for_timeout(4000)  # the stream of news opens, and what came meanwhile was looked at
    ines.clock.pause_at(60_000)  # from here the page's time stands still
    kofi = enter(opened(sample_desk.address), "Kofi")
    kofi.goto(ines.url)
    kofi.get_by_role("radio", name="Note for the team").check()
    write(kofi, "The lamp came back again.")
    saved(kofi)
    ines.wait_for_timeout(2000)  # the news that Kofi is writing is here by now
    kofi.get_by_role("button", name="Save note").click()
    note = ines.get_by_role("article").filter(has_text="The lamp came back again.")
    # Four seconds of the page's own clock: who is writing would be looked at after ten.
    for _ in range(40):
        ines.clock.run_for(100)
        ines.wait_for_timeout(100)
        if note.count():
            break
    expect(note).to_be_visible()


def test_new_ones_are_offered_and_the_list_does_not_jump(opened: Open, sample_desk: Desk) -> None:
    page = enter(opened(sample_desk.address), "Kofi")
    page.goto("/inbox?view=all")
    page.wait_for_timeout(3000)  # until the stream of news is open
    other = enter(opened(sample_desk.address), "Ines")
    other.goto("/c/new")
    other.get_by_label("Their e-mail address").fill("omar@people.example")
    other.get_by_label("What they said").fill("The scanner beeps.")
    other.get_by_label("I look after this myself").uncheck()
    other.get_by_role("button", name="Start").click()
    button = page.get_by_role("button", name="Show 1 new")
    expect(button).to_be_visible()
    expect(page.get_by_role("link", name="The scanner beeps.")).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("1 new in Inbox.")
    button.click()
    expect(page.get_by_role("link", name="The scanner beeps.")).to_be_focused()


def test_dialogs_hold_the_focus_and_give_it_back(ines: Page) -> None:
    ines.keyboard.press("o")
    dialog = ines.get_by_role("dialog")
    expect(dialog.get_by_role("heading").first).to_be_focused()
    expect(dialog).to_contain_text("You stay the owner until someone says yes.")
    dialog.get_by_role("radio", name=re.compile("Kofi Asare")).check()
    expect(dialog.get_by_role("button", name="Ask Kofi")).to_be_visible()
    expect(dialog.locator("[name=introduction]")).to_have_value(re.compile("Kofi Asare"))
    ines.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(ines.get_by_role("link", name="Hand over")).to_be_focused()
    ines.keyboard.press("?")
    expect(ines.get_by_role("dialog", name="Shortcuts")).to_be_visible()


def test_a_number_leads_to_its_line_whatever_the_width(ines: Page) -> None:
    for width in (1440, 900, 390):
        ines.set_viewport_size({"width": width, "height": 800})
        ines.reload()
        ines.locator("#thread [data-asked='1']").click()
        expect(ines.locator("#asked-1")).to_be_focused()
        expect(ines.locator("#asked-1")).to_be_in_viewport()

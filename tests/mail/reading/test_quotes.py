import pytest

from warmdesk.mail.reading.markup import read_lines
from warmdesk.mail.reading.quotes import split_lines, split_quoted

NEW = "Hello there,\n\nit still fails. Can you call me?\n\nThanks, Zoë"

ATTRIBUTIONS = [
    "On Tue, Mar 12, 2024 at 9:14 AM Desk <help@desk.example> wrote:",
    "On 12/03/2024 09:14, Desk wrote:",
    "On Thursday, June 27, 2013, desk via Forum wrote:",
    "Am Di., 12. März 2024 um 09:14 Uhr schrieb Desk <help@desk.example>:",
    "Desk <help@desk.example> schrieb am Di., 12. März 2024, 09:14:",
    "Le mar. 12 mars 2024 à 09:14, Desk <help@desk.example> a écrit :",
    "El mar, 12 mar 2024 a las 9:14, Desk (<help@desk.example>) escribió:",
    "Il giorno mar 12 mar 2024 alle ore 09:14 Desk <help@desk.example> ha scritto:",
    "Em ter., 12 de mar. de 2024 às 09:14, Desk <help@desk.example> escreveu:",
    "Op di 12 mrt 2024 om 09:14 schreef Desk <help@desk.example>:",
    "Den tis 12 mars 2024 kl 09:14 skrev Desk <help@desk.example>:",
    "Den tirs. 12. mar. 2024 kl. 09.14 skrev Desk <help@desk.example>:",
    "ti 12. maalisk. 2024 klo 9.14 Desk (help@desk.example) kirjoitti:",
    "wt., 12 mar 2024 o 09:14 Desk <help@desk.example> napisał(a):",
    "út 12. 3. 2024 v 9:14 odesílatel Desk <help@desk.example> napsal:",
    "Dne 12. 03. 24 v 9:14 Desk napsal(a):",
    "ut 12. 3. 2024 o 9:14 Desk <help@desk.example> napísal(a):",
    "вт, 12 мар. 2024 г. в 09:14, Desk <help@desk.example>:",
    "12.03.2024 9:14, Desk пишет:",
    "вт, 12 бер. 2024 р. о 09:14 Desk <help@desk.example> пише:",
    "На вт, 12.03.2024 г. в 9:14 Desk <help@desk.example> написа:",
    "mar., 12 mar. 2024 la 09:14, Desk <help@desk.example> a scris:",
    "Desk <help@desk.example> ezt írta (időpont: 2024. márc. 12., K, 9:14):",
    "Στις Τρί 12 Μαρ 2024 στις 9:14 π.μ., ο χρήστης Desk <help@desk.example> έγραψε:",
    "Desk <help@desk.example>, 12 Mar 2024 Sal, 09:14 tarihinde şunu yazdı:",
    "2024-03-12, an, 09:14 Desk <help@desk.example> rašė:",
    "Kuupäev T, 12. märts 2024 kell 09:14 kirjutas Desk <help@desk.example>:",
    "uto, 12. ožu 2024. u 09:14 Desk <help@desk.example> napisao je:",
    "Vào Th 3, 12 thg 3, 2024 vào lúc 09:14 Desk <help@desk.example> đã viết:",
    "เมื่อ อ. 12 มี.ค. 2024 เวลา 09:14 Desk <help@desk.example> เขียนว่า:",
    "Pada Sel, 12 Mar 2024 pukul 09.14 Desk <help@desk.example> menulis:",
    "Desk <help@desk.example> 于2024年3月12日周二 09:14写道：",
    "2024年3月12日(火) 9:14 Desk <help@desk.example>:",
    "2024년 3월 12일 (화) 오전 9:14, Desk <help@desk.example>님이 작성:",
    "في الثلاثاء، 12 مارس 2024 في 9:14 ص تمت كتابة ما يلي بواسطة Desk <help@desk.example>:",
    "\u202bבתאריך יום ג׳, 12 במרץ 2024 ב-9:14 מאת \u202aDesk\u202c\u200f <\u202ahelp@desk.example\u202c\u200f>:\u202c",
    "मंगल, 12 मार्च 2024 को 9:14 am बजे को Desk <help@desk.example> ने लिखा:",
    "---- On Tue, 12 Mar 2024 09:14:00 +0000 Desk <help@desk.example> wrote ----",
    "-----Desk <help@desk.example> wrote: -----",
]

HEADERS = [
    "From Sent To Subject",
    "Von Gesendet An Betreff",
    "De Envoyé À Objet",
    "De Enviado Para Asunto",
    "Da Inviato A Oggetto",
    "De Enviada^em Para Assunto",
    "Van Verzonden Aan Onderwerp",
    "Från Skickat Till Ämne",
    "Fra Sendt Til Emne",
    "Lähettäjä Lähetetty Vastaanottaja Aihe",
    "Od Wysłano Do Temat",
    "Od Odesláno Komu Předmět",
    "От Отправлено Кому Тема",
    "Від Надіслано Кому Тема",
    "Feladó Elküldve Címzett Tárgy",
    "De^la Trimis Către Subiect",
    "Από Εστάλη Προς Θέμα",
    "Kimden Gönderildi Kime Konu",
    "发件人 发送时间 收件人 主题",
    "寄件者 寄件日期 收件者 主旨",
    "差出人 送信日時 宛先 件名",
    "보낸^사람 보낸^날짜 받는^사람 제목",
    "من تم^الإرسال إلى الموضوع",
    "מאת נשלח אל נושא",
]


@pytest.mark.parametrize("line", ATTRIBUTIONS)
@pytest.mark.parametrize("history", ["> old words\n> more", "\nold words\nmore"])
def test_what_stands_below_an_attribution_is_history(line: str, history: str) -> None:
    new, quoted = split_quoted(f"{NEW}\n\n{line}\n{history}\n")

    assert new == NEW
    assert "old words" in quoted
    assert line in quoted


@pytest.mark.parametrize("line", [line for line in ATTRIBUTIONS if line[0] != "-"])
def test_an_attribution_may_be_wrapped(line: str) -> None:
    words = line.split(" ")
    wrapped = " ".join(words[: len(words) // 2]) + "\n" + " ".join(words[len(words) // 2 :])

    assert split_quoted(f"{NEW}\n\n{wrapped}\n\n> old words\n")[0] == NEW


@pytest.mark.parametrize("words", HEADERS)
@pytest.mark.parametrize("above", ["________________________________\n", ""])
def test_what_stands_below_a_header_block_is_history(words: str, above: str) -> None:
    sender, sent, to, subject = (word.replace("^", " ") for word in words.split())
    block = (
        f"{sender}: Desk <help@desk.example>\n{sent}: 12 Mar 2024\n{to}: Zoë\n{subject}: RE: dock\n"
    )

    new, quoted = split_quoted(f"{NEW}\n\n{above}{block}\nold words\n")

    assert new == NEW
    assert quoted.endswith("old words")


def test_a_mark_without_dashes_goes_with_the_header_block_below() -> None:
    block = "  Original Message\nFrom: X\nSent: today\nTo: Y\nSubject: dock\n"

    assert split_quoted(f"{NEW}\n\n{block}\nold words\n")[0] == NEW


@pytest.mark.parametrize(
    "line",
    [
        "2013/11/13 Desk <help@desk.example>",
        "On Mon, Sep 25, 2013 at 9:14 PM, Desk <help@desk.example> wrote",
        "Am 12.03.24 um 09:14 schrieb Desk",
        "Desk wrote:",
    ],
)
def test_right_above_a_quotation_less_is_needed(line: str) -> None:
    assert split_quoted(f"{NEW}\n\n{line}\n\n> old words\n")[0] == NEW


def test_a_header_block_in_an_unknown_language_below_underscores() -> None:
    block = "________________\nZox: Desk <help@desk.example>\nVrik: 12 Mar 2024\nPlon: Zoë\nTrap: dock\n"

    assert split_quoted(f"{NEW}\n\n{block}\nold words\n")[0] == NEW


@pytest.mark.parametrize(
    "mark",
    [
        "-----Original Message-----",
        "-------- Ursprüngliche Nachricht --------",
        "---------- Forwarded message ---------",
        "-----Message d'origine-----",
        "------------------ 原始邮件 ------------------",
        "Begin forwarded message:",
        "##- Please type your reply above this line -##",
    ],
)
def test_what_stands_below_a_mark_is_history(mark: str) -> None:
    assert split_quoted(f"{NEW}\n\n{mark}\nold words\n")[0] == NEW


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "Get Outlook for iOS<https://aka.example/x>",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Sendt fra min iPad",
        "Отправлено с iPhone",
        "发自我的 iPhone",
        "iPhoneから送信",
    ],
)
def test_a_phones_own_line_is_not_new(line: str) -> None:
    assert split_quoted(f"{NEW}\n\n{line}\n\nOn 12/03/2024 09:14, Desk wrote:\n> old\n")[0] == NEW


def test_a_signature_below_the_quotation_goes_with_it() -> None:
    new, quoted = split_quoted(
        f"{NEW}\n\nDesk <help@desk.example> wrote:\n> old\n\n-- \nZoë\nSales\n"
    )

    assert new == NEW
    assert quoted.endswith("Zoë\nSales")


def test_an_answer_below_the_quotation_is_what_is_new() -> None:
    new, quoted = split_quoted(f"On 12/03/2024 09:14, Desk wrote:\n> old words\n\n{NEW}\n")

    assert new == NEW
    assert "old words" in quoted


def test_answers_in_between_keep_what_they_answer() -> None:
    text = "> Which dock?\n\nThe grey one.\n\n> On wifi too?\n\nNo."

    assert split_quoted(f"Hi,\n\nOn 12/03/2024 09:14, Desk wrote:\n{text}\n")[0] == f"Hi,\n\n{text}"


def test_nothing_but_history_is_what_was_sent() -> None:
    assert split_quoted("> only this") == ("> only this", "")


def test_a_forwarded_message_alone_keeps_its_words() -> None:
    text = "---------- Forwarded message ----------\nFrom: A <a@b.example>\nDate: now\nSubject: x\n\nSee this."

    assert split_quoted(text)[0] == "See this."


@pytest.mark.parametrize(
    "text",
    [
        "On Monday we wrote: the server would be back. It is not.",
        "On Monday we wrote:\nthe server would be back. It is not.",
        "On 12 March 2024 we wrote:\nthe server would be back by noon.\nIs it?",
        "I need a train.\n\nFrom: Berlin\nTo: Munich\nDate: Friday",
        "I ran this:\n\n> ping intranet\nTimed out\n> ipconfig\n\nWhat now?",
        "The error says:\n> access denied",
        "My steps\n--------\nfirst this\nthen that",
        "Sent from my phone it works, but not from the laptop",
        "It happens in both.\nSent from my iPhone it works but not from here",
        "What Zoë wrote:\nthat was right.",
        "a\n---\nb is wrong.",
        "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----",
        "de: x\nto: y",
        "Dear team,\nFrom: now on we use the new one.\nSubject: to change.\nDate: tomorrow",
        "The log: 2024-03-12 09:14 error at a@b.example:\nnothing else",
    ],
)
def test_a_persons_own_words_stay(text: str) -> None:
    assert split_quoted(text) == (text, "")


def test_headers_pasted_into_a_first_message_stay() -> None:
    text = "Is this real?\n\nFrom: bank@evil.example\nSent: today\nTo: me\nSubject: your money\n\nPlease tell."

    assert split_quoted(text, is_reply=False) == (text, "")


def test_a_quotation_at_the_end_of_a_first_message_stays() -> None:
    text = "It prints this line\n\n> access denied"

    assert split_quoted(text, is_reply=False) == (text, "")


FORM = "<p>Hello there</p><p>It still drops.</p>"
OLD = "<p>old words</p>"


@pytest.mark.parametrize(
    "source",
    [
        f'{FORM}<div class="gmail_quote"><div class="gmail_attr">X wrote:</div><blockquote>{OLD}</blockquote></div>',
        f'{FORM}<div class="yahoo_quoted"><div>On Tuesday, X wrote:</div>{OLD}</div>',
        f'{FORM}<div class="moz-cite-prefix">Le 12, X :</div><blockquote type="cite">{OLD}</blockquote>',
        f"{FORM}<p><b>From:</b> X<br><b>Sent:</b> today<br><b>To:</b> Y<br><b>Subject:</b> z</p>{OLD}",
        f"{FORM}<hr><p><b>Von:</b> X &lt;x@y.example&gt;</p><p><b>Gesendet:</b> heute</p><p><b>Betreff:</b> z</p>{OLD}",
        f'{FORM}<div name="quote"><div>Gesendet: heute</div>{OLD}</div>',
        f'{FORM}<div>12.03.2024, 09:14, "X" &lt;x@y.example&gt;:</div><blockquote>{OLD}</blockquote>',
        f'<div class="gmail_quote"><blockquote>{OLD}</blockquote></div>{FORM}',
    ],
)
def test_quotations_of_mail_programs_in_html(source: str) -> None:
    new, quoted = split_lines(read_lines(source), is_reply=True)

    assert new == "Hello there\n\nIt still drops."
    assert "old words" in quoted

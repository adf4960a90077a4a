"""The words and figures that times are told in, and how a number is read."""

from __future__ import annotations

_COUNTED = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
NUMBERS = {
    **{word: number for number, word in enumerate(_COUNTED)},
    "a": 1,
    "an": 1,
    "the": 1,
    "couple": 2,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
COUNT = (
    r"(?:\d{1,4}(?:[.,]5)?|an?|the|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ](?:one|two|three"
    r"|four|five))?|thirty|forty(?:[- ]five)?|fifty|sixty|ninety|(?:a )?couple(?: of)?)"
)
UNIT = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|fortnights?|months?)"
WORKING = r"(?:(?:working|business|work|office|open)[ -])"
HOUR_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
DAY = (
    r"(?:mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)"
)
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
AMPM = r"(?:[ap]\.?m\b\.?)"


def number_of(text: str) -> float:
    text = text.strip().replace(",", ".").removesuffix(" of").removeprefix("a ")
    if text[:1].isdigit():
        return float(text)
    tens, _, ones = text.replace("-", " ").partition(" ")
    return NUMBERS.get(tens, 1) + (NUMBERS.get(ones, 0) if ones else 0)

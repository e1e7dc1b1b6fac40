"""What the preview itself says in a browser, in the language that was chosen."""

from collections.abc import Sequence

from veiviser.messages import Count, current_language, render, say
from veiviser.problem import Problem


def words_around(problems: Sequence[Problem]) -> dict[str, str]:
    """What stands around the problems, by the names that `live.js` has for it."""
    errors, all = sum(problem.severity == "error" for problem in problems), len(problems)
    said = {
        "must": say("One thing must be mended")
        if errors == 1
        else say("{count} things must be mended", count=Count(errors)),
        "should": say("One thing should be mended")
        if all == 1
        else say("{count} things should be mended", count=Count(all)),
        "about": say("You see the last version without mistakes. Mend and save, and the page loads itself anew."),
        "close": say("Close"),
    }
    return {name: render(message) for name, message in said.items()}


def studio_label() -> str:
    """What the studio's switch is called, until it is on."""
    return render(say("Correct texts"))


def studio_words() -> dict[str, str]:
    """What the studio says in a browser, by the names that `studio.js` has for it."""
    said = {
        "hint": say("Choose a text to correct it"),
        "save": say("Save"),
        "cancel": say("Cancel"),
        "words": say("The words"),
        "place": say("Where does this stand?"),
        "copied": say("Copied"),
        "bold": say("Bold"),
        "link": say("Link"),
        "insert": say("Put in …"),
        "saving": say("Saving"),
        "fact": say("Correct «{{fact}}» wherever it stands"),
        "fact_words": say("As readers see it"),
        "fact_value": say("As machines write it"),
        "fact_unit": say("What comes behind the number"),
        "fact_from": say("First day that it holds (year-month-day)"),
        "fact_until": say("Last day that it holds (year-month-day)"),
        "fact_source": say("Where to look it up"),
        "fact_checked": say("Looked up on (year-month-day)"),
        "names": say("What stands in {{…}} is put in from elsewhere; leave it as it is."),
        "which": say("These words stand in several places. Which do you mean?"),
        "saved": say("Saved"),
        "undo": say("Undo"),
        "redo": say("Redo"),
        "theirs": say("There stands now:"),
        "also": say("These texts quote it. Change them too?"),
        "change": say("Change those that are ticked"),
        "leave": say("Leave them"),
        "more": say("More than the words"),
        "choice": say("The choice"),
        "block": say("This part of the screen"),
        "screen": say("The screen"),
        "earlier": say("Move up"),
        "later": say("Move down"),
        "delete": say("Take out"),
        "add_choice": say("Add a choice below"),
        "add_block": say("Add a paragraph below"),
        "to": say("Leads to"),
        "to_same": say("the same as this one"),
        "difference": say("This changes in the file:"),
        "do": say("Do it"),
        "screen_choice": say("Add a screen that this leads to"),
        "screen_block": say("Add a screen that this leads to"),
        "screen_screen": say("Add a screen behind this one"),
        "put": say("Put a component below"),
        "component": say("Which component?"),
        "optional": say("may be left empty"),
        "one_a_line": say("One a line."),
        "title": say("Title"),
        "text": say("Text"),
        "guide": say("What the guide says"),
        "new_page": say("New page"),
        "notes": say("Notes"),
        "note": say("A new note, which readers never meet"),
        "note_away": say("Take the note away"),
        "changed": say("What is changed"),
        "picture": say("Picture"),
        "picture_text": say("What the picture shows, for those who do not see it"),
        "put_in": say("Put it in"),
        "add_question": say("Add a question with its answer"),
        "question": say("Question"),
        "answer": say("Answer"),
        "new_fact": say("A new number, fee or phone …"),
        "fact_name": say("What you call it"),
        "failed": say("The preview does not answer. Your words are still here; start it again, and save."),
    }
    return {name: render(message) for name, message in said.items()}


def waiting_page() -> str:
    """A page that stands until there is a site."""
    title, heading = render(say("Not built yet")), render(say("The site is not built yet"))
    about = render(say("The page loads itself anew when the site is there."))
    return (
        f"<!doctype html><html lang='{current_language()}'><head><meta charset='utf-8'><title>{title}</title></head>"
        f"<body><h1>{heading}</h1><p>{about}</p></body></html>"
    )

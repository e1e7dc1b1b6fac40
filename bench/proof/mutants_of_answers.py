"""What can go wrong with answers: a line of compiler, template or script, and what must notice it; no goldens."""

from dataclasses import dataclass

_COMPILING = "generator/veiviser/journeys/compiling"
_TELLING = "generator/veiviser/journeys/telling"
_TEMPLATING = "generator/veiviser/templating"
_LAYOUT = "prototype/layout"
_SCRIPT = "prototype/scripts/prototype.js"
_TRUTH = "tests/browser/test_truth.py"
_EVERYTHING = "tests/journeys/test_brute_force.py::test_states_behave_as_if_every_variable_were_kept"


@dataclass(frozen=True, slots=True)
class Mutant:
    """Text of one file, exchanged for other text."""

    name: str
    file: str
    before: str
    """Stands there just once."""
    after: str
    tests: tuple[str, ...]
    """As pytest names them."""

    def on(self, text: str) -> str:
        """
        The file's text, changed.

        Raises:
            ValueError: where what is to be changed does not stand there just once.
        """
        if text.count(self.before) != 1:
            raise ValueError(f"«{self.name}»: stands {text.count(self.before)} times in {self.file}: {self.before}")
        return text.replace(self.before, self.after)


def _seen(*names: str) -> tuple[str, ...]:
    """Tests in a browser of what a person sees."""
    return tuple(f"{_TRUTH}::test_{name}" for name in names)


OF_COMPILER = (
    Mutant(
        "withdrawn answers stay in the state",
        f"{_COMPILING}/liveness.py",
        "frozenset(name for name in names if not beyond.withdraws(screen, name))",
        "names",
        (_EVERYTHING,),
    ),
    Mutant(
        "a way to change an answer is a way on",
        f"{_COMPILING}/liveness.py",
        "if not with_changes and changes(control):",
        "if False:",
        ("tests/journeys/test_states.py", *_seen("changing_an_answer_asks_for_nothing_that_was_answered")),
    ),
    Mutant(
        "a menu withdraws what is asked from it",
        f"{_COMPILING}/liveness.py",
        "return (first, last) if parts.fields else (first, first - 1)",
        "return (first, last)",
        _seen("what_is_answered_from_a_menu_counts_there_and_from_there_on"),
    ),
    Mutant(
        "of several screens that ask, only the last withdraws",
        f"{_COMPILING}/order.py",
        "first = _common(first, other, self._nearest, self._place)",
        "first = other",
        (_EVERYTHING,),
    ),
    Mutant(
        "a stop is ignored",
        f"{_COMPILING}/states.py",
        "if (stop := answers.stops) is not None:",
        "if (stop := answers.stops) is not None and answers.to is not None:",
        (_EVERYTHING,),
    ),
    Mutant(
        "a hidden choice can be taken",
        f"{_COMPILING}/ways_to_answer.py",
        "if all(choice.presence.holds(known) for choice in chain):",
        "if chain:",
        (_EVERYTHING,),
    ),
    Mutant(
        "a hidden question is asked",
        f"{_COMPILING}/ways_to_answer.py",
        "if not all(presence.holds(known) for presence in field.presences):",
        "if not field.presences and field.optional:",
        (_EVERYTHING,),
    ),
    Mutant(
        "a box that goes with no other goes with others",
        f"{_COMPILING}/ways_to_answer.py",
        "if len(ticked) > 1 and any(box.exclusive for box in ticked):",
        "if not boxes:",
        ("tests/journeys/test_states.py",),
    ),
    Mutant(
        "what was not asked for has a row in the review",
        f"{_COMPILING}/ways_to_answer.py",
        "for f in asked_for if all(presence.holds(answered) for presence in f.presences))",
        "for f in asked_for)",
        _seen("a_question_in_a_choice_that_was_left_decides_nothing"),
    ),
    Mutant(
        "a question that is asked again is answered already",
        f"{_COMPILING}/states.py",
        "if name not in self.local[state.screen]}",
        "}",
        ("tests/journeys/test_states.py",),
    ),
    Mutant(
        "what is set withdraws itself",
        f"{_COMPILING}/liveness.py",
        "if order.reaches(name)] for v, names in asking.items() if v not in given}",
        "if order.reaches(name)] for v, names in asking.items()}",
        ("tests/journeys/test_states.py",),
    ),
    Mutant(
        "no control is a way out",
        f"{_COMPILING}/controls.py",
        "return control.block.leaves or (control.choice is not None and control.choice.leaves)",
        "return False",
        _seen("the_way_out_leaves_the_answers_behind"),
    ),
    Mutant(
        "a person's story keeps what was withdrawn",
        f"{_TELLING}/stories.py",
        "counts = {name: value for name, value in answered.items() if not _is_late(graph, state, name)}",
        "counts = dict(answered)",
        ("tests/journeys/test_stories.py",),
    ),
    Mutant(
        "a screen's own questions are answered when one comes there",
        f"{_TELLING}/stories.py",
        'if name not in own and f"{name}?" not in own}',
        "}",
        ("tests/journeys/test_stories.py",),
    ),
    Mutant(
        "no other walk's answer stands for one that the story leaves out",
        f"{_TELLING}/stories.py",
        "if not more <= may[edge.target]:",
        "if False:",
        ("tests/journeys/test_stories.py",),
    ),
    Mutant(
        "a person in a story picks what is hidden",
        f"{_TELLING}/stories.py",
        "return all(choice.presence.holds(values) for choice in chain)",
        "return True",
        ("tests/journeys/test_stories.py",),
    ),
)

OF_TEMPLATES = (
    Mutant(
        "an example is shown as an answer",
        f"{_TEMPLATING}/samples.py",
        "self.sample(name), nobody, is_example=name not in known)",
        "self.sample(name), nobody)",
        _seen("without_scripts_an_example_says_that_it_is_one"),
    ),
    Mutant(
        "an example of a choice is shown as an answer",
        f"{_TEMPLATING}/samples.py",
        "nobody, is_example=not is_known, value=value)\n\n    def _carried",
        "nobody, value=value)\n\n    def _carried",
        _seen("an_address_opened_fresh_says_that_all_is_an_example"),
    ),
    Mutant(
        "where nobody answered there is a sample",
        f"{_TEMPLATING}/samples.py",
        "return self._carried(name, nobody, nobody, is_nobody=True)\n        if story",
        "return self._carried(name, self.sample(name), nobody)\n        if story",
        _seen("a_remembered_question_left_open_has_no_example"),
    ),
    Mutant(
        "of several boxes that are ticked one is told",
        f"{_TEMPLATING}/samples.py",
        'words = ", ".join(ticked.values())',
        'words = next(iter(ticked.values()), "")',
        _seen("without_scripts_all_that_is_ticked_is_listed_where_it_is_remembered"),
    ),
    Mutant(
        "a choice in a question that does not show counts",
        f"{_TEMPLATING}/selectors.py",
        "name, more = asked.variable, self._more(shown, given, around)",
        'name, more = asked.variable, ""',
        _seen("a_question_in_a_choice_that_was_left_decides_nothing"),
    ),
    Mutant(
        "a choice that does not show counts",
        f"{_TEMPLATING}/selectors.py",
        "own = self._more(within, given, around) + _without_exclusive(asked, chain)",
        "own = _without_exclusive(asked, chain)",
        _seen("a_choice_hidden_by_another_answer_is_asked_for_anew"),
    ),
    Mutant(
        "without scripts a box that goes with no other goes with others",
        f"{_TEMPLATING}/selectors.py",
        "own = self._more(within, given, around) + _without_exclusive(asked, chain)",
        "own = self._more(within, given, around)",
        _seen("without_scripts_what_goes_with_it_does_not_count"),
    ),
    Mutant(
        "an error stays once the question is answered",
        f"{_TEMPLATING}/conditions.py",
        "#{error_id} {{ display: none; }}'",
        "#{error_id} {{ }}'",
        _seen("what_is_written_wrongly_has_words_of_its_own"),
    ),
    Mutant(
        "a condition on what was answered before is not looked at",
        f"{_TEMPLATING}/showing.py",
        "        if not rest:\n            return None\n",
        "        if not rest:\n            continue\n",
        _seen("an_answer_of_a_way_that_was_left_is_told_nowhere"),
    ),
    Mutant(
        "what is asked for in two places is withdrawn in one",
        f"{_TEMPLATING}/carrying.py",
        '"data-elsewhere": _asked_elsewhere(graph, state),',
        "",
        _seen("what_either_of_two_screens_asks_counts_until_one_is_before_both"),
    ),
    Mutant(
        "the words for nobody are left out",
        f"{_TEMPLATING}/carrying.py",
        '"data-nobody": _nobody(graph, state),',
        "",
        _seen("words_for_nobody_are_the_authors_in_the_panel_too"),
    ),
    Mutant(
        "a page does not say what it withdraws",
        f"{_TEMPLATING}/carrying.py",
        '"data-place": " ".join(map(str, graph.withdrawal.spans.get(state.screen, ()))),',
        "",
        _seen("browser_back_and_another_answer_withdraw_it_too"),
    ),
    Mutant(
        "no box says that it goes with no other",
        f"{_LAYOUT}/answers.html",
        "{% if choice.exclusive %} data-exclusive{% endif %}",
        "",
        _seen("a_box_that_goes_with_no_other_takes_their_place"),
    ),
    Mutant(
        "all that could be open is in the list of errors",
        f"{_LAYOUT}/screen.html",
        '<li data-for="{{ error.name }}"{{ error.shown }}>',
        '<li data-for="{{ error.name }}">',
        _seen("all_that_is_open_is_listed"),
    ),
    Mutant(
        "blanks are a name",
        "prototype/components/field/template.html",
        ' required pattern="{{ patterns[kind] }}"',
        " required",
        _seen("the_starter_thanks_nobody_for_nothing"),
    ),
    Mutant(
        "what the page shows an example of is not carried",
        f"{_TEMPLATING}/carried.py",
        "f' data-answer=\"{self.name}\"'",
        '""',
        _seen("nobody_is_thanked_by_another_name"),
    ),
)

OF_SCRIPTS = (
    Mutant(
        "coming to a screen withdraws nothing",
        _SCRIPT,
        "if (isNew || (first <= given.place && given.place <= last)) given.counts = false;",
        "if (isNew) given.counts = false;",
        _seen("browser_back_and_another_answer_withdraw_it_too"),
    ),
    Mutant(
        "who begins anew has answered already",
        _SCRIPT,
        "if (isNew || (first",
        "if ((first",
        _seen("of_two_entries_only_what_was_asked_from_the_one_that_was_taken_counts"),
    ),
    Mutant(
        "who goes forward again has lost the answers",
        _SCRIPT,
        "if (given) given.counts = true;",
        "",
        _seen("an_error_that_was_told_takes_nothing_back"),
    ),
    Mutant(
        "what does not show is picked",
        _SCRIPT,
        'if (!input.checked || !isThere(input.closest(".choice") ?? input)) return false;',
        "if (!input.checked) return false;",
        _seen("a_choice_hidden_by_another_answer_is_not_in_the_panel"),
    ),
    Mutant(
        "what stands in a choice that was left counts",
        _SCRIPT,
        "    if (!isThere(field)) {\n"
        "      if (before) Object.assign(before, { counts: false, ids: givenIn(field).ids });\n"
        "      return;\n    }\n",
        "",
        _seen("what_was_left_is_told_as_not_answered"),
    ),
    Mutant(
        "what was withdrawn is shown",
        _SCRIPT,
        "const counts = given?.counts && (value",
        "const counts = given && (value",
        _seen("what_was_left_is_told_as_not_answered"),
    ),
    Mutant(
        "a row in the panel stays when its answer is withdrawn",
        _SCRIPT,
        "if (isSure || answers.get(name)?.counts) continue;",
        "if (isSure || answers.get(name)) continue;",
        _seen("what_was_hidden_leaves_the_panel_at_once"),
    ),
    Mutant(
        "a way out answers the questions",
        _SCRIPT,
        "if (link.dataset.leaves === undefined) noteAll();\n      else dropAll();",
        "noteAll();",
        _seen("the_way_out_leaves_the_answers_behind"),
    ),
    Mutant(
        "a way out keeps what was picked",
        _SCRIPT,
        "else if (answers.has(name)) answers.get(name).counts = false;",
        "",
        _seen("the_way_out_drops_what_was_picked_too"),
    ),
    Mutant(
        "of several boxes one is an answer",
        _SCRIPT,
        'inputs.map((input) => input.dataset.label ?? "").filter(Boolean).join(", ")',
        'inputs[0]?.dataset.label ?? ""',
        _seen("all_that_is_ticked_is_listed"),
    ),
    Mutant(
        "none of the boxes is no answer",
        _SCRIPT,
        'none: forNobody.get(nameOf(field)) ?? (many ? word("samples.none") : ""),',
        'none: forNobody.get(nameOf(field)) ?? "",',
        _seen("no_box_ticked_is_an_answer_too"),
    ),
    Mutant(
        "with scripts a box that goes with no other goes with others",
        _SCRIPT,
        "if (other !== input && (isAlone || other.dataset.exclusive !== undefined)) other.checked = false;",
        "",
        _seen("a_box_that_goes_with_no_other_takes_their_place"),
    ),
    Mutant(
        "after a change all is asked again",
        _SCRIPT,
        "if (!memory.review || memory.hops === 0) return;",
        "return;",
        _seen("changing_an_answer_asks_for_nothing_that_was_answered"),
    ),
    Mutant(
        "after a change what is open is passed by",
        _SCRIPT,
        "const isOpen = fieldsHere().some((field) => isThere(field) && !answers.has(nameOf(field)));",
        "const isOpen = false;",
        _seen("after_a_change_what_was_never_asked_is_asked_though_it_can_be_left_open"),
    ),
    Mutant(
        "a way in the panel keeps what was picked",
        _SCRIPT,
        'if (group?.matches("fieldset.picked")) empty(group);',
        "",
        _seen("a_way_in_the_panel_takes_the_place_of_boxes"),
    ),
    Mutant(
        "a way in the panel keeps what was written",
        _SCRIPT,
        'written.value = "";',
        "",
        _seen("a_way_in_the_panel_takes_the_place_of_a_number"),
    ),
    Mutant(
        "a way in the panel answers nothing",
        _SCRIPT,
        'if (link.matches(".lead")) pickAsNamed(link);',
        "",
        _seen("a_way_in_the_panel_gives_the_answer_that_it_names"),
    ),
    Mutant(
        "a number keeps its band when it is no number any more",
        _SCRIPT,
        "for (const other of bands) other.checked = other === band;\n      noteChange(group);",
        "if (band) band.checked = true;\n      noteChange(group);",
        _seen("a_number_is_read_as_people_write_it"),
    ),
    Mutant(
        "a number below the least has a band",
        _SCRIPT,
        'if (bound("min") !== null && number < bound("min")) return ["small", null];',
        "",
        _seen("a_number_is_read_as_people_write_it"),
    ),
    Mutant(
        "an error is not in the page's title",
        _SCRIPT,
        'document.title = `${open ? "Feil: " : ""}',
        "document.title = `",
        _seen("the_list_has_the_focus_and_the_title_says_so"),
    ),
    Mutant(
        "what was answered is not offered again",
        _SCRIPT,
        "group.contains(input) && isOwn(input, group)) input.checked = true;\n    }\n  };\n\n  /* A box",
        "false) input.checked = true;\n    }\n  };\n\n  /* A box",
        _seen("the_way_out_drops_what_was_picked_too"),
    ),
    Mutant(
        "an example is told to who has begun",
        _SCRIPT,
        "if (value !== undefined || !memory.began) return null;",
        "return null;",
        _seen("a_question_left_open_is_told_as_not_answered"),
    ),
    Mutant(
        "who opens an address fresh has answered nothing",
        _SCRIPT,
        "if (value !== undefined || !memory.began) return null;",
        "if (value !== undefined) return null;",
        _seen("an_address_opened_fresh_says_that_all_is_an_example"),
    ),
)

OF_ANSWERS = (*OF_COMPILER, *OF_TEMPLATES, *OF_SCRIPTS)

"""Sentences in bokmål and nynorsk, and what they tell to do."""

import pytest

from veiviser.journeys.instructing.instructions import instructions_in


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Trykk «Neste».", ["press Neste!"]),
        ("Når du har svart, trykker du på «Neste».", ["press Neste!"]),
        ("Når du har svart, trykkjer du på knappen «Neste».", ["press Neste!"]),
        ("Klikkar du på «Vis meir»?", ["press Vis meir"]),
        ("Er noe galt, trykker du på «Hjelp». Trykk «Neste».", ["press Hjelp", "press Neste!"]),
        ("Faller du ut? Trykk på «Start video» igjen.", ["press Start video"]),
        ("Trykk ikke på «Avbryt». Du kan også trykke på «Slett».", ["press Avbryt", "press Slett"]),
        ("Trykk på «Ja» eller «Nei».", ["press Ja!", "press Nei!"]),
        ("Trykk på dagen som passer, for eksempel «Torsdag 30. april».", ["press Torsdag 30. april!"]),
        ("Velg «Hva?». Vel «Ja», og trykk «Neste».", ["pick Hva?!", "pick Ja!", "press Neste!"]),
        ("Velger du «Nei», er du ferdig. Veljer du «Ja», må du vente.", ["pick Nei", "pick Ja"]),
        ("«Det er ekko» velger du når det piper.", ["pick Det er ekko"]),
        ("Under «Velg dag» velger du en dag.", []),
        ("Kryss av for «Chip». Kryssar du av for «Halsband», må du skrive meir.", ["pick Chip!", "pick Halsband"]),
        (
            "Fyll ut «Navn». Fyller du ut «Namn», skal du trykke på «Send».",
            ["write Navn!", "write Namn", "press Send!"],
        ),
        ("Skriv kort under «Hva gjelder timen?».", ["write Hva gjelder timen?!"]),
        ("Skriv «hodepine» i feltet «Plage».", ["type hodepine!", "write Plage!"]),
        ("Åpne «Mer». Opne «Meir». Gå til «Start».", ["open Mer!", "open Meir!", "go Start!"]),
        ("Gå tilbake. Går det ikke, gå tilbake til «Start».", ["back !", "go Start!"]),
        ("Svar på «Hjalp det?». Svarer du «Ja», er du ferdig.", ["answer Hjalp det?!", "answer Ja"]),
        ("Se etter «Kommende timer» når du har trykket. Timen din står i «Timeavtaler».", []),
        ("Først kommer dette: «Går det bra?»\nNår du har svart, trykker du på «Neste».", ["press Neste!"]),
        ("- Velg «A»\n- Trykk «B»", ["pick A!", "press B!"]),
    ],
)
def test_what_a_sentence_tells_to_do(words: str, told: list[str]) -> None:
    found = instructions_in(words)
    assert [f"{one.act} {one.label}{'!' if one.is_firm else ''}" for one in found] == told
    assert all(words[one.offset :].startswith(one.label) for one in found)


def test_instructions_of_one_sentence_belong_together() -> None:
    found = instructions_in("Velg «Ja», og trykk «Neste». Trykk «Send».")
    assert [told.sentence for told in found] == [0, 0, 1]

"""Conditions without «hvis» are found by how Norwegian is built, and questions, orders and names are left alone."""

import pytest

from veiviser.wording.conditions import find_hidden_conditions

HIDDEN = """
Får du ikke lyd, trykker du på knappen.
Trenger du tolk, si fra når du bestiller.
Har du iPhone eller iPad, bruker du Safari.
Har du feber, hoste eller vondt i halsen, ringer du.
Er listen tom, kan det være at nettleseren er sperret.
Er noe galt, kommer det en rød melding.
Virker kameraet ikke, prøver du et annet.
Hjelper ikke det, kontakter du legen.
Hører de deg fortsatt ikke, bytter du mikrofon.
Hakker det fortsatt, slår du av kameraet.
Slipper ingen deg inn, venter du.
Fornyer siden seg ikke, last den på nytt.
Feiler én av dem, blir endringen ikke godkjent.
Er barnet under 16 år, velger foreldrene.
Kan det ikke vente, ring legevakt.
Står Safari ikke der, oppdaterer du telefonen.
Står «Du er ferdig» på skjermen, kan du gå.
Spør nettleseren om kamera, svarer du ja.
Svarte du nei, husker nettleseren det.
Valgte du feil, kan du gå tilbake.
Hadde du time i går, får du en regning.
Må du til lege før det, går du til den gamle.
Gjør du det ikke, blir timen borte.
Finn du ikkje knappen, ring oss.
Treng du tolk, seier du frå.
Høyrer du ingenting, skrur du opp lyden.
Ser du at timen begynner, går du inn.
Haster det, ring 116 117.
Men har du ikke BankID, kan du ringe.
Du kan vente; får du ikke svar, ringer du.
Kontakt fastlegen, og har du ikke fastlege, kontakter du kommunen.
Bruker legen lang tid, så vent litt til.
Skal du avbestille, gjør du det i god tid.
Finnes det ingen ledig time, prøver du igjen senere.
Har du ingen av dem, kan du
""".strip().splitlines()

PLAIN = """
Får du lyd?
Trenger du tolk, eller vil du ha noen med deg?
Trenger du fysisk undersøkelse, vanedannende medisiner eller sykmelding?
Virker ikke mikrofonen, kameraet eller lyden? Prøv rådene.
Trykk på «Får du ikke lyd, trykker du her.» og vent.
Hvis du ikke får lyd, trykker du her.
Når du er klar, trykker du på «Neste».
Før du begynner, lader du telefonen.
Her ser du timene dine, og hvor lenge det er til neste.
Her kan du bestille, endre og avbestille.
Der får du hjelp til video, lyd og nettleser.
Hver rad må ha alle kolonnene, også kilde.
Hvor mange du ber om, er ikke viktig.
Etter det ringer du, eller venter.
Gjør deg klar, og sjekk nettleseren.
Prøv de fire rådene først hvis mikrofonen, kameraet eller lyden ikke virker.
Gjør det samme på Mac, og start på nytt.
Spør legen om noe, og svar så godt du kan.
Hør den på nytt, og si fra.
Svar det som passer, og trykk på «Neste».
Installer Chrome, Edge eller Firefox, åpne siden og vent.
Leger kan skrive resept, men ikke alltid.
Leger, sykepleiere og andre kan bli med.
Personer som er syke, kan ringe.
Bilder uten tekst, lyd og film blir ikke med.
Timer du ikke bruker, kan du avbestille.
Viser bildet av deg, også til deg selv.
Har ledig plass, men ikke i dag.
har bare én verdi, så ingen velger.
Er du pasient? Da er du på rett side.
Mer får du vite i timen, eller etterpå.
Mor har time, far har ikke.
Velg den som passer, for eksempel Safari.
Ja, du kan velge fastlege i hele Norge.
Det du skriver, blir ikke sendt.
Dette du gjør nå, er en øvelse.
Siste de gjorde, var å ringe.
Enter your name, then press the button.
""".strip().splitlines()


@pytest.mark.parametrize("words", HIDDEN)
def test_a_condition_that_begins_with_its_verb_is_found(words: str) -> None:
    assert len(list(find_hidden_conditions(words))) == 1


@pytest.mark.parametrize("words", PLAIN)
def test_what_is_no_condition_is_left_alone(words: str) -> None:
    assert list(find_hidden_conditions(words)) == []


def test_each_is_found_where_it_begins() -> None:
    passage = "Trykk på «Har du tid, vent.» først.\nEr det stille, skrur du opp. Får du lyd? Har du ikke lyd, ring."
    found = list(find_hidden_conditions(passage))
    assert [passage[offset:].split()[0] for offset, _ in found] == ["Er", "Har"]
    assert [begin for _, begin in found] == ["Er det stille, skrur", "Har du ikke lyd"]

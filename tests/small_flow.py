"""The smallest flow that has a question, a way on, two ends and a promise."""

FLOW = """\
title: Prøve
entries: {start: Fra forsiden}
screens:
  start:
    title: Start
    guide: Svar «Ja» eller «Nei», og trykk «Neste».
    body:
      - question: Trenger du sykmelding?
        answer: sykmelding
        choices:
          nei: {label: Nei, to: tid}
          ja: {label: Ja, end: stop}
      - button: Neste
  tid:
    title: Velg tid
    guide: Trykk på «Bestill».
    body:
      - button: Bestill
        to: slutt
  slutt: {title: Slutt, end: done, body: [{text: "Ring [113](tel:113)."}]}
promises:
  - at most 2 steps to: slutt
"""

"""A few good files that name each other; the bad ones are put among them."""

from tests.engine.asked import CONSENT, LISTS

GOOD = {
    **LISTS,
    "lists/attachments": """
        title: Anlagen
        stands_for: attachments
        options:
          - {code: cv, label: Lebenslauf}
          - {code: letter, label: Arztbrief}
        """,
    "consents/share": CONSENT.replace("{given_names}", "{given_names}: {attachments}"),
    "actor_packages/school": """
        title: Schule
        purpose: Unterricht
        consent: consents/share
        recipients: authority
        questions: {person: [last]}
        attachments: [cv]
        """,
    "protected/denied": """
        title: Geschützt
        questions: {person: [secret]}
        attachments: [letter]
        """,
    "biography/own": """
        title: Eigenes
        pages: [{id: page, title: Seite, questions: [a]}]
        questions:
          - {id: a, type: yes_no, label: A, purpose: Beratung}
        """,
    "biography/person": """
        title: Person
        pages:
          - {id: name, title: Name, questions: [last, first, born, religion, secret, hint, jobs]}
          - {id: body, title: Körper, questions: [pain, hopes], needs_consent: consents/share}
        questions:
          - {id: last, type: text, label: Name, stands_for: family_name}
          - {id: first, type: text, label: Vorname, stands_for: given_names}
          - {id: born, type: partial_date, label: Geboren, stands_for: birth_date}
          - {id: religion, type: text, label: Religion, sensitive: art9, purpose: Beratung}
          - {id: secret, type: text, label: Geheim, purpose: Beratung}
          - {id: hint, type: note, label: Ein Hinweis}
          - {id: pain, type: yes_no, label: Schmerzen?, purpose: Beratung}
          - {id: hopes, type: long_text, label: Hoffnung, max_length: 300, stands_for: personal_goals}
          - id: jobs
            type: group
            label: Arbeit
            purpose: Beratung
            questions: [{id: place, type: text, label: Ort}]
        """,
    "casework/agreement": """
        title: Vereinbarung
        kept_in: agreements
        facts: [person.last]
        pages: [{id: page, title: Seite, questions: [day]}]
        questions: [{id: day, type: date, label: Tag, takes: today}]
        """,
    "site/menu": """
        title: Menü
        entries:
          - {show: section, form: biography/person, label: Person}
          - {show: section, form: biography/own, label: Eigenes}
          - {show: sharing, label: Datenfreigabe}
        """,
}

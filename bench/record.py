"""The one record that every program holds: 3 schools, 2 trainings, 1 study.

Answers are written as a person gives them: codes of options, plain words, dates as far as known.
No question is left out that a condition would show, so that all programs show the same ones.
"""

ANSWERS = {
    "attends_general_school": "yes",
    "general_school_type": "real",
    "general_school_grade": "10",
    "attends_vocational_school": "yes",
    "vocational_school_type": "vabo",
    "school_years_total": "12",
    "schools": [
        {
            "name": "Realschule am Fluss, Heidelberg",
            "country": "DE",
            "level": "lower_secondary",
            "from": "2021-09-13",
            "result": "running",
            "proof": "never_issued",
        },
        {
            "name": "مدرسة الأمل، حلب",
            "country": "SY",
            "level": "upper_secondary",
            "from": "2012",
            "to": "2014",
            "result": "aborted_flight",
            "proof": "lost",
        },
        {
            "name": "Grundschule <Nord> & Süd, Homs",
            "country": "SY",
            "level": "primary",
            "from": "2003-09",
            "to": "2009-06",
            "result": "completed",
            "proof": "copy",
        },
    ],
    "highest_school_certificate": "mittlere_reife",
    "school_certificate_country": "SY",
    "school_recognition": "applied",
    "trainings": [
        {
            "occupation": "Schneiderin",
            "field": "production",
            "country": "TR",
            "from": "2014-11",
            "to": "2016",
            "form": "on_the_job",
            "result": "completed",
            "proof": "never_issued",
            "recognition": "qualification_analysis",
            "recognition_body": "hwk",
        },
        {
            "occupation": "Pflegehelferin",
            "field": "health",
            "country": "SY",
            "from": "2010",
            "to": "2012",
            "form": "school_based",
            "result": "completed",
            "proof": "abroad",
            "recognition": "documents_missing",
            "recognition_body": "rps_health",
        },
    ],
    "studies": [
        {
            "subject": "Pharmazie",
            "institution": "Universität Aleppo",
            "country": "SY",
            "from": "2012-10-01",
            "to": "2013",
            "degree": "none",
            "proof": "translated",
            "recognition": "counselling",
        }
    ],
    "further_education": "Nähkurs, Erste Hilfe",
    "recognition_counselling": "planned",
    "education_goals": ["german", "apprenticeship", "recognition"],
}

CHANGED = "further_education"
"""The question whose answer every POST changes."""

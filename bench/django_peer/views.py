"""The pages: ask, save, show. The login is Django's own."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from bench.django_peer.forms import GROUPS, WORDS, EducationForm
from bench.django_peer.models import Person, Share


@login_required
@require_http_methods(["GET", "POST"])
def education(request, pk):
    """Ask the questions of one person, or keep what was sent."""
    person = get_object_or_404(Person, pk=pk, user=request.user)
    if request.method == "POST":
        form, groups = EducationForm(request.POST), bound(request)
        if form.is_valid() and all(group.is_valid() for group in groups.values()):
            person.education = answers_of(form, groups)
            person.save()
            return redirect("education", pk=pk)
        return render(request, "education.html", page(form, groups), status=422)
    groups = {
        name: group(initial=person.education.get(name, []), prefix=name)
        for name, group in GROUPS.items()
    }
    if request.GET.get("more") in groups:
        groups[request.GET["more"]].extra = 1
    return render(request, "education.html", page(EducationForm(initial=person.education), groups))


def bound(request):
    """Return {name: formset} of what was sent."""
    return {name: group(request.POST, prefix=name) for name, group in GROUPS.items()}


def page(form, groups):
    """Return what the template shows."""
    labelled = [(name, WORDS[name]["label"], group) for name, group in groups.items()]
    return {"form": form, "groups": labelled}


def answers_of(form, groups):
    """Return what is kept: every answer that was given, row by row."""
    found = given(form.cleaned_data)
    for name, group in groups.items():
        kept = [row for row in group if row not in group.deleted_forms]
        found[name] = [row for row in (given(row.cleaned_data) for row in kept) if row]
    return found


def given(answers):
    """Return *answers* without those that are empty, and without the mark of a deleted row."""
    empty = ("", None, [])
    return {key: each for key, each in answers.items() if key != "DELETE" and each not in empty}


@require_safe
def shared(request, token):
    """Show the answers to whoever has the link, as long as it lasts."""
    shares = Share.objects.select_related("person")
    share = get_object_or_404(shares, token=token, ends__gt=timezone.now())
    answers = share.person.education
    groups = [
        (
            WORDS[name]["label"],
            [lines(group.form, row, f"{name}.") for row in answers.get(name, ())],
        )
        for name, group in GROUPS.items()
    ]
    return render(
        request, "shared.html", {"lines": lines(EducationForm, answers), "groups": groups}
    )


def lines(form, answers, place=""):
    """Return the pairs (label, words of the answer) of what is answered."""
    return [
        (WORDS[place + name]["label"], shown(field, answers[name]))
        for name, field in form.base_fields.items()
        if name in answers
    ]


def shown(field, answer):
    """Return the words of an answer; those of options are looked up."""
    labels = dict(getattr(field, "choices", ()))
    if isinstance(answer, list):
        return ", ".join(labels[code] for code in answer)
    return labels.get(answer, answer)

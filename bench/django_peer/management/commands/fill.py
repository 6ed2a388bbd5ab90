"""Make the tables, people with the record, and a link to each: ``python -m django fill 4``."""

import os
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from bench.django_peer.models import Person, Share
from bench.record import ANSWERS


class Command(BaseCommand):
    """Fill the database; everybody has the password that the environment names."""

    help = __doc__

    def add_arguments(self, parser):
        """Ask for the number of people."""
        parser.add_argument("people", type=int)

    def handle(self, *args, people, **options):
        """Make that many people, numbered from 1."""
        call_command("migrate", run_syncdb=True, verbosity=0)
        ends = timezone.now() + timedelta(days=14)
        users = get_user_model().objects
        for number in range(1, people + 1):
            user = users.create_user(f"person{number}", password=os.environ["DJANGO_PASSWORD"])
            person = Person.objects.create(pk=number, user=user, education=ANSWERS)
            Share.objects.create(token=f"link-{number}", person=person, ends=ends)

"""What is kept: the record of each person, and the links under which it is shared."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Person(models.Model):
    """One person, the account that may open the record, and the answers."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    education = models.JSONField(default=dict, encoder=DjangoJSONEncoder)


class Share(models.Model):
    """A link to the answers of *person* that ends by itself."""

    token = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    ends = models.DateTimeField()

"""The peer: the section *Bildung* as a hand-written application of Django.

Written the way its documentation teaches it: forms and formsets, drawn by ``{{ form }}``, the
middleware and the sessions of ``startproject``, its login, its protection against forged requests.
The record of a person is one JSON field: that is one query where tables of rows would be seven.
"""

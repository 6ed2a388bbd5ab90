"""Where the pages stand."""

from django.contrib.auth.views import LoginView
from django.urls import path

from bench.django_peer import views

urlpatterns = [
    path("login", LoginView.as_view(), name="login"),
    path("people/<int:pk>/education", views.education, name="education"),
    path("dse/<str:token>/", views.shared, name="shared"),
]

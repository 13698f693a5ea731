"""Addresses of signing in, and of the own account in the console."""

from django.urls import URLPattern, path

from mingjing.web.accounts import own, signing_in

entrance: list[URLPattern] = [
    path("", signing_in.sign_in, name="sign_in"),
    path("second/", signing_in.second_step, name="second_step"),
    path("resume/", signing_in.resume, name="resume"),
    path("out/", signing_in.sign_out, name="sign_out"),
]
me: list[URLPattern] = [
    path("", own.second_factor, name="second_factor"),
    path("password/", own.change_password_page, name="change_password"),
    path("codes/", own.add_codes, name="add_code_generator"),
    path("key/", own.add_key, name="add_security_key"),
    path("remove/", own.remove, name="remove_second_factor"),
    path("recovery/", own.recovery, name="recovery_codes"),
]

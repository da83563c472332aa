"""Reads the mails of a folder with Python's email and icalendar, and prints those to one address as JSON, oldest first."""
import email
import email.policy
import json
import pathlib
import re
import sys

import icalendar

folder, address = sys.argv[1:]


def appointment(mail):
    forms = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    files = [part for part in mail.walk() if part.get_filename() == "invitation.ics"]
    if not forms and not files:
        return None
    [form], [file] = forms, files
    text = form.get_payload(decode=True)
    assert text == file.get_payload(decode=True), "the file attached is not the invitation"
    whole = icalendar.Calendar.from_ical(text)
    assert not [error for part in whole.walk() for error in part.errors], "a property cannot be read"
    assert str(whole["METHOD"]) == form.get_param("method"), "the method of the mail is not that of the calendar"
    [event] = whole.walk("VEVENT")
    attendees = event.get("ATTENDEE", [])
    return {
        "methode": str(whole["METHOD"]),
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "statut": str(event["STATUS"]),
        "debut": event["DTSTART"].dt.isoformat(),
        "fin": event["DTEND"].dt.isoformat(),
        "fuseau": event["DTSTART"].params.get("TZID", ""),
        "lieu": str(event.get("LOCATION", "")),
        "organisateur": str(event["ORGANIZER"]),
        "participants": [str(a) for a in (attendees if isinstance(attendees, list) else [attendees])],
        "rsvp": event["ATTENDEE"].params.get("RSVP", "") if "ATTENDEE" in event else "",
        "description": str(event.get("DESCRIPTION", "")),
    }


def number(mail):
    return int(re.match(r"<courriel-(\d+)-", mail["Message-ID"]).group(1))


mails = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in pathlib.Path(folder).glob("*.eml")]
mails = sorted((mail for mail in mails if address in mail["To"]), key=number)
print(json.dumps([
    {"objet": str(mail["Subject"]), "texte": mail.get_body(("plain",)).get_content(), "rendezVous": appointment(mail)} for mail in mails
]))

"""Articles 9 and 28: the examiners are invited to the cycle, accept, and undertake to keep secrets."""

from award.demo import timetable as t
from award.demo.play import Play
from award.process.appointment import AppointmentRoad
from award.records.library.models import Appointment
from award.services import appointments, undertakings


def schedule(play: Play) -> None:
    play.on(t.INVITE, 9, invite, play)
    play.on(t.ACCEPT, 9, accept, play)


def invite(play: Play) -> None:
    examiners = [play.troupe.examiners[e.key] for e in play.experts]
    appointments.invite(play.cycle, examiners, by=play.troupe.clerk, now=play.now)


def accept(play: Play) -> None:
    """Everybody accepts and signs: nobody else may sit on a panel."""
    rows = {a.examiner_id: a for a in Appointment.objects.filter(cycle=play.cycle_id)}
    for expert in play.experts:
        seat, examiner = play.troupe.experts[expert.key], play.troupe.examiners[expert.key]
        play.take(AppointmentRoad.ACCEPT, rows[examiner.pk], seat)
        undertakings.sign(play.cycle, by=seat, now=play.now)

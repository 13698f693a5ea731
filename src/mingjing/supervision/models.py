"""Rows of supervision: what a change of law asks to be looked at."""

from django.db import models

from mingjing.ledger.rows import RecordedModel
from mingjing.supervision.states import State


class Adjustment(RecordedModel):
    """调整任务: one thing that rests on a norm another one superseded, and whose work it is.

    Args:
        norm: the new norm.
        supersedes: the old one, which the thing names.
        sort: name of the kind of thing.
        about: its id; the docket of a case.
        place: file of the program where it stands; empty for a case.
        citations: how the old norm is named there.
        owner: code of whose work it is.
        outcome: empty while it waits.
    """

    class Outcome(models.TextChoices):
        """How it ended."""

        DONE = "done", "已调整"
        NOT_NEEDED = "not_needed", "无需调整"

    norm = models.CharField(max_length=60)
    supersedes = models.CharField(max_length=60)
    sort = models.CharField(max_length=20)
    about = models.CharField(max_length=120)
    name = models.CharField(max_length=200)
    place = models.CharField(max_length=200, blank=True)
    citations = models.JSONField(default=list)
    owner = models.CharField(max_length=20)
    opened_on = models.DateField()
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    settled_on = models.DateField(null=True)
    settled_by = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = (
            models.Index("owner", name="adjustments_waiting", condition=models.Q(outcome="")),
        )


class OutsideItem(RecordedModel):
    """系统外的文书、票据: a paper decision, receipt, use of the seal, or paper of a court.

    ``decision_number`` is the decision it is or names; ``docket`` a case of the system, if one
    is known.
    """

    class Kind(models.TextChoices):
        """What it is."""

        DECISION = "decision", "纸质处罚决定书"
        RECEIPT = "receipt", "罚款收据"
        SEAL = "seal", "用印登记"
        COURT = "court", "法院、复议机关来文"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    number = models.CharField(max_length=60)
    decision_number = models.CharField(max_length=60, blank=True)
    docket = models.CharField(max_length=60, blank=True)
    dated = models.DateField()
    amount_fen = models.BigIntegerField(null=True)
    source = models.CharField(max_length=200)
    entered_on = models.DateField()
    entered_by = models.CharField(max_length=20)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "number"), name="one_outside_item_per_number"
            ),
        )


class Alert(RecordedModel):
    """预警: a review that somebody tried to skip, or that a paper from outside shows skipped.

    ``entry`` numbers the refusal in the ledger, ``item`` is the paper; one of the two is there.
    """

    item = models.OneToOneField(
        OutsideItem, on_delete=models.PROTECT, null=True, related_name="+"
    )
    entry = models.BigIntegerField(null=True, unique=True)
    state = models.CharField(
        max_length=20, choices=[(state.value, state.label) for state in State]
    )
    docket = models.CharField(max_length=60, blank=True)
    person = models.CharField(max_length=20, blank=True)
    said = models.CharField(max_length=300)
    article = models.CharField(max_length=40)
    happened_at = models.DateTimeField()
    raised_at = models.DateTimeField()
    reason = models.CharField(max_length=500, blank=True)
    settled_on = models.DateField(null=True)
    settled_by = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="an_alert_rests_on_an_entry_or_a_paper",
                condition=models.Q(item__isnull=False, entry__isnull=True)
                | models.Q(item__isnull=True, entry__isnull=False),
            ),
            models.CheckConstraint(
                name="no_alert_is_dismissed_without_a_reason",
                condition=~models.Q(state="dismissed") | ~models.Q(reason=""),
            ),
        )

    @property
    def stage(self) -> State:
        """Where it stands."""
        return State(self.state)


class Accountability(RecordedModel):
    """责任记录: who did what around a skipped review, and what is to follow (A3-10, Q-21).

    ``acts`` holds role, person and act of each: handlers, head of the unit, approver, reviewer.
    ``timeline_sha256`` is the digest of the record of the case as it was then.
    """

    class Measure(models.TextChoices):
        """What is to follow."""

        EXPLAIN = "explain", "责令书面说明"
        TALK = "talk", "谈话提醒"
        CRITICISE = "criticise", "通报批评"
        HAND_OVER = "hand_over", "移送有权机关处理"

    alert = models.OneToOneField(Alert, on_delete=models.PROTECT, related_name="+")
    facts = models.TextField()
    acts = models.JSONField()
    measure = models.CharField(max_length=20, choices=Measure.choices)
    due_on = models.DateField()
    timeline_sha256 = models.CharField(max_length=64)
    opened_on = models.DateField()
    opened_by = models.CharField(max_length=20)

"""The rows of permits. Long because there are six tables with what each must keep."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0003_lists_by_day"),
    ]

    operations = [
        migrations.CreateModel(
            name="Application",
            fields=[
                ("number", models.CharField(max_length=60, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("applied", "已收到申请"),
                            ("incomplete", "待补正"),
                            ("accepted", "已受理"),
                            ("examining", "审查中"),
                            ("in_special", "检验检测、专家评审中"),
                            ("hearing", "听证中"),
                            ("proposed", "待决定"),
                            ("granted", "准予许可"),
                            ("issued", "已颁证送达"),
                            ("refused", "不予许可"),
                            ("not_accepted", "不予受理"),
                            ("given_up", "申请人撤回申请"),
                            ("archived", "已归档"),
                        ],
                        max_length=20,
                    ),
                ),
                ("unit", models.CharField(max_length=20)),
                ("kind", models.CharField(max_length=40)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("first", "首次申请"),
                            ("change", "变更"),
                            ("renewal", "延续"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("window", "办公场所当面提出"),
                            ("letter", "信函、电报"),
                            ("fax", "电传、传真"),
                            ("online", "政务服务平台、电子数据交换"),
                            ("email", "电子邮件"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "party_kind",
                    models.CharField(
                        choices=[
                            ("organisation", "organisation"),
                            ("person", "person"),
                            ("individual_business", "individual_business"),
                        ],
                        max_length=30,
                    ),
                ),
                ("party_name", models.CharField(max_length=200)),
                ("uscc", models.CharField(blank=True, max_length=18)),
                ("address", models.CharField(max_length=300)),
                ("representative", models.CharField(blank=True, max_length=100)),
                ("telephone", models.CharField(blank=True, max_length=30)),
                ("agent", models.CharField(blank=True, max_length=100)),
                ("content", models.TextField()),
                ("elsewhere", models.JSONField(default=list)),
                ("submitted", models.JSONField()),
                ("created_by", models.CharField(max_length=20)),
                ("applied_on", models.DateField()),
                ("received_on", models.DateField()),
                ("told_on", models.DateField(null=True)),
                ("told_items", models.JSONField(default=list)),
                ("defects", models.TextField(blank=True)),
                ("defects_cured", models.BooleanField(default=True)),
                ("accepted_on", models.DateField(null=True)),
                ("by_silence", models.BooleanField(default=False)),
                (
                    "not_accepted",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_permit_needed", "申请事项依法不需要取得行政许可"),
                            ("not_ours", "申请事项依法不属于本行政机关职权范围"),
                            ("not_corrected", "没有按照要求提交全部补正申请材料"),
                            ("banned", "在不得再次申请的期间内"),
                            ("false_material", "隐瞒有关情况或者提供虚假材料"),
                        ],
                        max_length=20,
                    ),
                ),
                ("examiner", models.CharField(blank=True, max_length=20)),
                ("former_examiners", models.JSONField(default=list)),
                ("extended_on", models.DateField(null=True)),
                ("extended_by", models.IntegerField(null=True)),
                ("marks", models.JSONField(default=list)),
                (
                    "proposed",
                    models.CharField(
                        blank=True,
                        choices=[("grant", "准予行政许可"), ("refuse", "不予行政许可")],
                        max_length=10,
                    ),
                ),
                (
                    "refusal_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_met", "不符合法定条件、标准"),
                            ("false_material", "隐瞒有关情况或者提供虚假材料"),
                        ],
                        max_length=20,
                    ),
                ),
                ("opinion", models.TextField(blank=True)),
                ("concluded_on", models.DateField(null=True)),
                ("particulars", models.JSONField(default=list)),
                ("review_required", models.BooleanField(null=True)),
                ("reviewed_on", models.DateField(null=True)),
                ("reviewed_by", models.CharField(blank=True, max_length=20)),
                ("lawful", models.BooleanField(null=True)),
                ("review_words", models.TextField(blank=True)),
                ("decided_on", models.DateField(null=True)),
                ("decided_by", models.CharField(blank=True, max_length=20)),
                ("decision_words", models.TextField(blank=True)),
                ("valid_from", models.DateField(null=True)),
                ("valid_until", models.DateField(null=True)),
                ("delivered_on", models.DateField(null=True)),
                ("receiver", models.CharField(blank=True, max_length=100)),
                ("published_on", models.DateField(null=True)),
                ("published_at", models.CharField(blank=True, max_length=200)),
                ("published_by", models.CharField(blank=True, max_length=20)),
                ("ended_on", models.DateField(null=True)),
                ("archived_on", models.DateField(null=True)),
                ("volume", models.CharField(blank=True, max_length=100)),
            ],
        ),
        migrations.CreateModel(
            name="Interested",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("is_applicant", models.BooleanField()),
                ("told_on", models.DateField()),
                ("hearing_right", models.BooleanField()),
                ("words", models.TextField(blank=True)),
                ("answer", models.TextField(blank=True)),
                ("asked_on", models.DateField(null=True)),
                ("waived_on", models.DateField(null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="permits.application"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Permit",
            fields=[
                ("number", models.CharField(max_length=60, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("in_force", "许可有效"),
                            ("challenged", "拟撤销、撤回"),
                            ("revoked", "已撤销"),
                            ("recalled", "已撤回"),
                            ("cancelled", "已注销"),
                        ],
                        max_length=20,
                    ),
                ),
                ("unit", models.CharField(max_length=20)),
                ("kind", models.CharField(max_length=40)),
                (
                    "party_kind",
                    models.CharField(
                        choices=[
                            ("organisation", "organisation"),
                            ("person", "person"),
                            ("individual_business", "individual_business"),
                        ],
                        max_length=30,
                    ),
                ),
                ("party_name", models.CharField(max_length=200)),
                ("uscc", models.CharField(blank=True, max_length=18)),
                ("address", models.CharField(max_length=300)),
                ("representative", models.CharField(blank=True, max_length=100)),
                ("content", models.TextField()),
                ("particulars", models.JSONField()),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField()),
                ("issued_on", models.DateField()),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "abuse",
                                "行政机关工作人员滥用职权、玩忽职守作出准予行政许可决定的",
                            ),
                            ("beyond_powers", "超越法定职权作出准予行政许可决定的"),
                            ("procedure", "违反法定程序作出准予行政许可决定的"),
                            (
                                "unqualified",
                                "对不具备申请资格或者不符合法定条件的申请人准予行政许可的",
                            ),
                            ("other", "依法可以撤销行政许可的其他情形"),
                            ("fraud", "被许可人以欺骗、贿赂等不正当手段取得行政许可的"),
                            (
                                "law_changed",
                                "行政许可所依据的法律、法规、规章修改或者废止，为了公共利益的需要",
                            ),
                            (
                                "facts_changed",
                                "准予行政许可所依据的客观情况发生重大变化，为了公共利益的需要",
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                ("facts", models.TextField(blank=True)),
                ("challenged_on", models.DateField(null=True)),
                ("challenged_by", models.CharField(blank=True, max_length=20)),
                ("statement", models.TextField(blank=True)),
                ("stated_on", models.DateField(null=True)),
                ("reviewed_on", models.DateField(null=True)),
                ("reviewed_by", models.CharField(blank=True, max_length=20)),
                ("lawful", models.BooleanField(null=True)),
                ("review_words", models.TextField(blank=True)),
                ("decided_by", models.CharField(blank=True, max_length=20)),
                ("ended_on", models.DateField(null=True)),
                ("compensation", models.TextField(blank=True)),
                (
                    "cancel_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("expired", "行政许可有效期届满未延续的"),
                            ("person_gone", "该公民死亡或者丧失行为能力的"),
                            ("dissolved", "法人或者其他组织依法终止的"),
                            (
                                "taken_away",
                                "行政许可依法被撤销、撤回，或者行政许可证件依法被吊销的",
                            ),
                            ("force_majeure", "因不可抗力导致行政许可事项无法实施的"),
                            ("other", "法律、法规规定的应当注销行政许可的其他情形"),
                        ],
                        max_length=20,
                    ),
                ),
                ("cancelled_on", models.DateField(null=True)),
                (
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="permits.application",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="application",
            name="permit",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="applications",
                to="permits.permit",
            ),
        ),
        migrations.CreateModel(
            name="PermitHearing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_on", models.DateField()),
                ("by_request", models.BooleanField()),
                ("reason", models.TextField(blank=True)),
                ("announced_on", models.DateField(null=True)),
                ("presiding_officer", models.CharField(blank=True, max_length=20)),
                ("recorder", models.CharField(blank=True, max_length=20)),
                ("begins_at", models.DateTimeField(null=True)),
                ("place", models.CharField(blank=True, max_length=300)),
                ("notified_on", models.DateField(null=True)),
                ("minutes", models.JSONField(null=True)),
                ("held_on", models.DateField(null=True)),
                ("ended_on", models.DateField(null=True)),
                ("note", models.TextField(blank=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="permits.application"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PremisesCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first_officer", models.CharField(max_length=20)),
                ("second_officer", models.CharField(max_length=20)),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField()),
                ("place", models.CharField(max_length=300)),
                ("findings", models.TextField()),
                ("meets", models.BooleanField()),
                ("device", models.CharField(blank=True, max_length=60)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="permits.application"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TimeLeftOut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=20)),
                ("agency", models.CharField(max_length=200)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                ("result", models.TextField(blank=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="permits.application"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="permit",
            index=models.Index(fields=["valid_until", "number"], name="permits_by_their_end"),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until__gt", models.F("valid_from"))),
                name="a_permit_is_valid_for_some_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on", None),
                    models.Q(("lawful", True), ("lawful__isnull", False)),
                    _connector="OR",
                ),
                name="no_permit_is_taken_away_unreviewed",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["applied_on", "number"], name="applications_by_day"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("examiner", ""), ("accepted_on__isnull", False), _connector="OR"
                ),
                name="what_is_examined_was_accepted",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by", ""),
                    models.Q(("decided_by", models.F("examiner")), _negated=True),
                    _connector="OR",
                ),
                name="a_permit_is_decided_by_who_did_not_examine_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("extended_by", None), ("extended_on", None)),
                    models.Q(
                        ("extended_by__gte", 1),
                        ("extended_by__isnull", False),
                        ("extended_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="an_extended_examination_has_its_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("valid_from", None), ("valid_until", None)),
                    models.Q(
                        ("valid_from__isnull", False),
                        ("valid_until__gt", models.F("valid_from")),
                        ("valid_until__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="a_permit_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_on", None),
                    models.Q(("review_required", False), ("review_required__isnull", False)),
                    models.Q(("lawful", True), ("lawful__isnull", False)),
                    _connector="OR",
                ),
                name="what_must_be_reviewed_passed_before_the_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="permithearing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("held_on", None),
                    models.Q(("presiding_officer", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_hearing_that_was_held_had_somebody_presiding",
            ),
        ),
        migrations.AddConstraint(
            model_name="premisescheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("first_officer", models.F("second_officer")), _negated=True
                ),
                name="two_officers_check",
            ),
        ),
        migrations.AddConstraint(
            model_name="timeleftout",
            constraint=models.CheckConstraint(
                condition=models.Q(("last__gte", models.F("first"))),
                name="time_left_out_ends_after_it_begins",
            ),
        ),
    ]

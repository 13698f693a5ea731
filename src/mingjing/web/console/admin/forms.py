"""What each act of administration asks for: shapes only; the commands decide."""

from django import forms

from mingjing.access.actors import Role
from mingjing.bureau.queries import DEVICE_KINDS, UNIT_KINDS, law_as_entered
from mingjing.statute.decisions import Performer
from mingjing.statute.load import rulebook
from mingjing.web.console.acts.fields import DayField
from mingjing.web.console.admin.asking import AdminForm

PROGRAMS = frozenset({Role.RENDERER, Role.DOORKEEPER})
POSTS = [(role.name, role.value) for role in Role if role not in PROGRAMS]
PARTIES = [("", "不分（期限、次数等）"), ("organisation", "单位"), ("person", "个人")]
PERFORMERS = [("", "不适用"), *((one.value, one.label) for one in Performer)]
CODE = "字母、数字和短横，登记后不改，也不给别人用。"


class UnitForm(AdminForm):
    """A new unit."""

    code = forms.RegexField(
        r"^[A-Za-z0-9_-]+$", label="机构编号", max_length=20, help_text=CODE
    )
    name = forms.CharField(label="名称", max_length=100)
    kind = forms.ChoiceField(label="类别", choices=list(UNIT_KINDS.items()))
    valid_from = DayField(label="设立日期")
    aliases = forms.CharField(
        label="别称", required=False, max_length=300, help_text="有几个的用顿号隔开。"
    )
    reviews = forms.BooleanField(label="承担法制审核", required=False)


class RenameUnitForm(AdminForm):
    """Another name."""

    code = forms.ChoiceField(label="机构")
    name = forms.CharField(label="新名称", max_length=100)

    def prepare(self) -> None:
        """Offer the units."""
        self.offer_units("code")


class CloseUnitForm(AdminForm):
    """The last day of a unit."""

    code = forms.ChoiceField(label="机构")
    valid_to = DayField(label="最后一日")

    def prepare(self) -> None:
        """Offer the units."""
        self.offer_units("code")


class PersonForm(AdminForm):
    """Somebody new on the roster."""

    code = forms.RegexField(
        r"^[A-Za-z0-9_-]+$", label="人员编号", max_length=20, help_text=CODE
    )
    name = forms.CharField(label="姓名", max_length=50)
    unit = forms.ChoiceField(label="机构")
    legal_qualification = forms.CharField(
        label="法律职业资格证书编号",
        max_length=50,
        required=False,
        help_text="从事法制审核的人员填写。",
    )
    reviewed_before = DayField(
        label="首次从事法制审核的日期", required=False, help_text="非初次从事的填写。"
    )

    def prepare(self) -> None:
        """Offer the units."""
        self.offer_units()


class TransferForm(AdminForm):
    """Another unit."""

    person = forms.ChoiceField(label="人员")
    unit = forms.ChoiceField(label="调往")

    def prepare(self) -> None:
        """Offer people and units."""
        self.offer_people()
        self.offer_units()


class AppointForm(AdminForm):
    """A post."""

    person = forms.ChoiceField(label="人员")
    role = forms.ChoiceField(label="岗位", choices=POSTS)
    instrument = forms.CharField(label="任命文件字号", max_length=200)
    valid_from = DayField(label="任职之日")

    def prepare(self) -> None:
        """Offer people."""
        self.offer_people()


class EndAppointmentForm(AdminForm):
    """The last day in a post."""

    person = forms.ChoiceField(label="人员")
    role = forms.ChoiceField(label="岗位", choices=POSTS)
    valid_to = DayField(label="任职的最后一日")

    def prepare(self) -> None:
        """Offer people."""
        self.offer_people()


class CertificateForm(AdminForm):
    """A certificate."""

    person = forms.ChoiceField(label="持证人")
    number = forms.CharField(label="证号", max_length=32)
    valid_from = DayField(label="有效期自")
    valid_to = DayField(label="有效期至")

    def prepare(self) -> None:
        """Offer people."""
        self.offer_people()


class SuspendForm(AdminForm):
    """A certificate without force for a time."""

    number = forms.CharField(label="证号", max_length=32)
    suspended_from = DayField(label="暂扣自")
    suspended_to = DayField(label="暂扣至", required=False, help_text="未定的可以不填。")
    reason = forms.CharField(label="原因", max_length=200)


class RenewForm(AdminForm):
    """A later last day."""

    number = forms.CharField(label="证号", max_length=32)
    valid_to = DayField(label="换证后有效期至")


class DeviceForm(AdminForm):
    """A device."""

    number = forms.CharField(
        label="设备编号", max_length=32, help_text="贴在机身上的编号；声像资料按它归档。"
    )
    kind = forms.ChoiceField(label="类别", choices=list(DEVICE_KINDS.items()))
    model = forms.CharField(label="型号", max_length=100, required=False)
    unit = forms.ChoiceField(label="机构")

    def prepare(self) -> None:
        """Offer the units."""
        self.offer_units()


class AssignForm(AdminForm):
    """In whose hands a device is."""

    number = forms.CharField(label="设备编号", max_length=32)
    person = forms.ChoiceField(label="领用人", required=False)

    def prepare(self) -> None:
        """Offer people."""
        self.offer_people(empty="交回机构")


class RetireForm(AdminForm):
    """A device used no longer."""

    number = forms.CharField(label="设备编号", max_length=32)
    retired_on = DayField(label="停用日期")
    reason = forms.CharField(label="原因", max_length=200, help_text="损坏、遗失、报废等。")


class ParameterForm(AdminForm):
    """A value the law leaves open."""

    rule = forms.ChoiceField(label="规则")
    party = forms.ChoiceField(label="对谁", choices=PARTIES, required=False)
    value = forms.IntegerField(
        label="数值",
        min_value=1,
        max_value=10**12,
        required=False,
        help_text="期限按该规则的单位填；金额以元计；设定由谁履行的，不填。",
    )
    performer = forms.ChoiceField(
        label="由谁履行",
        choices=PERFORMERS,
        required=False,
        help_text="只用于罚款以外各种处罚由谁履行的规则；设定以后作出的决定适用。",
    )
    basis = forms.CharField(
        label="依据", max_length=200, help_text="本机关据以设定的文件名称和字号，以及核实人。"
    )
    valid_from = DayField(label="自何日起")

    def prepare(self) -> None:
        """Offer the rules that leave room."""
        found = law_as_entered(rulebook()).in_force_on(self.today)
        self.offer(
            "rule", [(one.id, f"{one.id} {one.name}") for one in found if one.row.configurable]
        )


class WhoForm(AdminForm):
    """Somebody on the roster."""

    person = forms.ChoiceField(label="人员")

    def prepare(self) -> None:
        """Offer people."""
        self.offer_people()


class CloseAccountForm(WhoForm):
    """Whose account is closed, and why."""

    reason = forms.CharField(label="原因", max_length=200, help_text="例如调离、退休。")

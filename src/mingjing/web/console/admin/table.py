"""Every act of administration, by its slug."""

from collections.abc import Mapping
from typing import Any

from mingjing.access.actors import Role
from mingjing.access.policy import Permission
from mingjing.accounts.commands.close_account import CloseAccount, close_account
from mingjing.accounts.commands.lock_account import UnlockAccount, unlock_account
from mingjing.accounts.commands.open_account import (
    OpenAccount,
    ResetPassword,
    open_account,
    reset_password,
)
from mingjing.accounts.commands.second_factor import ResetSecondFactors, reset_second_factors
from mingjing.bureau.commands.appoint import Appoint, EndAppointment, appoint, end_appointment
from mingjing.bureau.commands.certify import (
    IssueCertificate,
    RenewCertificate,
    SuspendCertificate,
    issue_certificate,
    renew_certificate,
    suspend_certificate,
)
from mingjing.bureau.commands.establish_unit import EstablishUnit, establish_unit
from mingjing.bureau.commands.keep_devices import (
    AssignDevice,
    RegisterDevice,
    RetireDevice,
    assign_device,
    register_device,
    retire_device,
)
from mingjing.bureau.commands.register_person import RegisterPerson, register_person
from mingjing.bureau.commands.reshape_unit import (
    CloseUnit,
    RenameUnit,
    close_unit,
    rename_unit,
)
from mingjing.bureau.commands.set_parameter import SetParameter, set_parameter
from mingjing.bureau.commands.transfer_person import TransferPerson, transfer_person
from mingjing.bureau.queries import law_as_entered
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger.recording import Act
from mingjing.statute.decisions import AmountFor, Performer
from mingjing.statute.load import rulebook
from mingjing.web.console.admin import forms
from mingjing.web.console.admin.asking import AdminAct, Shown

FEN = 100
Values = Mapping[str, Any]
P = Permission


def _establish(said: Values, act: Act) -> None:
    aliases = tuple(each.strip() for each in said["aliases"].split("、") if each.strip())
    establish_unit(EstablishUnit(**{**said, "aliases": aliases}), act=act)


def _appoint(said: Values, act: Act) -> None:
    appoint(Appoint(**{**said, "role": Role[said["role"]]}), act=act)


def _end(said: Values, act: Act) -> None:
    end_appointment(EndAppointment(**{**said, "role": Role[said["role"]]}), act=act)


def _set(said: Values, act: Act) -> None:
    party = AmountFor(said["party"]) if said["party"] else None
    performer = Performer(said["performer"]) if said["performer"] else None
    value = (said["value"] or 0) * (FEN if party else 1)
    order = SetParameter(
        said["rule"], value, said["basis"], said["valid_from"], party, performer
    )
    set_parameter(order, act=act, law=law_as_entered(rulebook()))


def _open(said: Values, act: Act) -> Shown:
    return Shown(said["person"], open_account(OpenAccount(said["person"]), act=act))


def _reset(said: Values, act: Act) -> Shown:
    return Shown(said["person"], reset_password(ResetPassword(said["person"]), act=act))


def _plain(command: Any, order: Any) -> Any:  # noqa: ANN401 - any command with its order
    def perform(said: Values, act: Act) -> None:
        command(order(**said), act=act)

    return perform


ACTS: Mapping[str, AdminAct] = {
    one.slug: one
    for one in (
        AdminAct(
            "establish-unit", "设立机构", P.SET_UP_BUREAU, forms.UnitForm, _establish,
            "admin_units", "登记一个股室、队或者中心。",
        ),
        AdminAct(
            "rename-unit", "机构改名", P.SET_UP_BUREAU, forms.RenameUnitForm,
            _plain(rename_unit, RenameUnit), "admin_units", "原名称留作别称，仍可查到。",
        ),
        AdminAct(
            "close-unit", "撤销机构", P.SET_UP_BUREAU, forms.CloseUnitForm,
            _plain(close_unit, CloseUnit), "admin_units", "先把人员转走，才能撤销。",
        ),
        AdminAct(
            "register-person", "登记人员", P.APPOINT, forms.PersonForm,
            _plain(register_person, RegisterPerson), "admin_people",
            "登记后再任命岗位、登记证件、开立账号。",
        ),
        AdminAct(
            "transfer-person", "调动", P.APPOINT, forms.TransferForm,
            _plain(transfer_person, TransferPerson), "admin_people", "岗位和证件不变。",
        ),
        AdminAct(
            "appoint", "任命岗位", P.APPOINT, forms.AppointForm, _appoint, "admin_people",
            "以任命文件为准，自任职之日起可以办理该岗位的事项。",
        ),
        AdminAct(
            "end-appointment", "免去岗位", P.APPOINT, forms.EndAppointmentForm, _end,
            "admin_people", "最后一日仍在任，次日起不再有该岗位的职权。",
        ),
        AdminAct(
            "issue-certificate", "登记执法证件", P.KEEP_CERTIFICATES, forms.CertificateForm,
            _plain(issue_certificate, IssueCertificate), "admin_certificates",
            "证件有效的执法人员才能办案。",
        ),
        AdminAct(
            "suspend-certificate", "登记暂扣", P.KEEP_CERTIFICATES, forms.SuspendForm,
            _plain(suspend_certificate, SuspendCertificate), "admin_certificates",
            "暂扣期间不能执法。",
        ),
        AdminAct(
            "renew-certificate", "登记换证", P.KEEP_CERTIFICATES, forms.RenewForm,
            _plain(renew_certificate, RenewCertificate), "admin_certificates",
            "有效期延长，暂扣同时解除。",
        ),
        AdminAct(
            "register-device", "登记设备", P.KEEP_DEVICES, forms.DeviceForm,
            _plain(register_device, RegisterDevice), "admin_devices",
            "执法记录仪、手机、扫描仪等。",
        ),
        AdminAct(
            "assign-device", "领用、交回", P.KEEP_DEVICES, forms.AssignForm,
            _plain(assign_device, AssignDevice), "admin_devices", "登记设备现在由谁使用。",
        ),
        AdminAct(
            "retire-device", "停用设备", P.KEEP_DEVICES, forms.RetireForm,
            _plain(retire_device, RetireDevice), "admin_devices",
            "以前录制的资料仍归在这个编号之下。",
        ),
        AdminAct(
            "set-parameter", "设定参数", P.CHANGE_SETTINGS, forms.ParameterForm, _set,
            "admin_settings", "只能设定法律留给本机关决定的事项；以前的设定保留，不改写。",
        ),
        AdminAct(
            "open-account", "开立账号", P.KEEP_ACCOUNTS, forms.WhoForm, _open,
            "admin_accounts", "初始密码只显示一次，本人首次登录时更改。",
        ),
        AdminAct(
            "reset-password", "重置密码", P.KEEP_ACCOUNTS, forms.WhoForm, _reset,
            "admin_accounts", "原密码作废，已登录的随即退出。",
        ),
        AdminAct(
            "unlock-account", "解除锁定", P.KEEP_ACCOUNTS, forms.WhoForm,
            _plain(unlock_account, UnlockAccount), "admin_accounts",
            "失败次数从零重新计算。",
        ),
        AdminAct(
            "reset-second-factors", "清除第二步验证", P.KEEP_ACCOUNTS, forms.WhoForm,
            _plain(reset_second_factors, ResetSecondFactors), "admin_accounts",
            "手机或者安全密钥遗失时使用；请先当面核实本人。",
        ),
        AdminAct(
            "close-account", "停用账号", P.KEEP_ACCOUNTS, forms.CloseAccountForm,
            _plain(close_account, CloseAccount), "admin_accounts", "立即不能登录。",
        ),
    )
}  # fmt: skip


def admin_act(slug: str) -> AdminAct:
    """Return the act of a slug.

    Raises:
        NotFoundError: there is none.
    """
    if slug not in ACTS:
        raise NotFoundError(
            "没有这个页面。", why="地址中的事项不存在。", remedy="请从“系统管理”进入。"
        )
    return ACTS[slug]

"""Kinds of numbers that name someone or something and are checked as such: documents, cards, telephones."""

from __future__ import annotations

from typing import ClassVar

from desk_union.basis import identity
from desk_union.describe.kind import Kind, cell_text


class IdCard(Kind):
    width: ClassVar[int] = 19
    hint: ClassVar[str] = "18位身份证号，请把单元格设为文本格式"

    def read(self, value: object) -> str | None:
        if identity.looks_rounded(value):
            raise ValueError("证件号码被Excel改成了科学计数，末几位已丢失，无法还原；请按文本格式重新填写。")
        text = cell_text(value)
        return self._read_text(text) if text else None

    def _read_text(self, text: str) -> str:
        return identity.check_id(text)

    def mask(self, value: str | None) -> str:
        return identity.mask_id(value) if value else ""

    def sample(self, n: int) -> str:
        return identity.sample_id(n)

    def broken(self) -> str:
        return "110101199003070000"


class DocNumber(IdCard):
    """An identity document of any type: checked as 身份证 elsewhere, when the row's document type says so."""

    hint: ClassVar[str] = "证件号码；身份证号为18位，请把单元格设为文本格式"

    def _read_text(self, text: str) -> str:
        text = text.upper().replace(" ", "")
        if len(text) > 30:  # noqa: PLR2004 - no document number is longer
            raise ValueError("证件号码过长。")
        return text


class CreditCode(Kind):
    width: ClassVar[int] = 19
    hint: ClassVar[str] = "18位统一社会信用代码"

    def _read_text(self, text: str) -> str:
        return identity.check_uscc(text)

    def sample(self, n: int) -> str:  # noqa: ARG002 - a check digit is not made from a counter
        return "81440000MCL468545M"

    def broken(self) -> str:
        return "123"


class Phone(Kind):
    width: ClassVar[int] = 12
    hint: ClassVar[str] = "手机号11位，或带区号的座机号"

    def _read_text(self, text: str) -> str:
        return identity.check_phone(text)

    def mask(self, value: str | None) -> str:
        return identity.mask_phone(value) if value else ""

    def sample(self, n: int) -> str:
        return f"139{n % 100_000_000:08}"

    def broken(self) -> str:
        return "12345"


class BankCard(Kind):
    width: ClassVar[int] = 20
    hint: ClassVar[str] = "银行卡号，请把单元格设为文本格式"

    def read(self, value: object) -> str | None:
        if identity.looks_rounded(value):
            raise ValueError("卡号被Excel改成了科学计数，末几位已丢失，无法还原；请按文本格式重新填写。")
        text = cell_text(value).replace(" ", "")
        if text and not (text.isdigit() and 12 <= len(text) <= 19):  # noqa: PLR2004 - lengths of card numbers
            raise ValueError("银行卡号应为12到19位数字。")
        return text or None

    def mask(self, value: str | None) -> str:
        return identity.mask_card(value) if value else ""

    def sample(self, n: int) -> str:
        return f"62220210{(n * 7919 + 1_234_567) % 10_000_000_000:010}"

    def broken(self) -> str:
        return "6222-AB"

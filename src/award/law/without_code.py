"""The articles with nothing to execute, and why. Every other one is quoted in law/ or process/.

A guard test holds each article to one of the two; `award law article N` prints the reason.
"""

from collections.abc import Mapping
from types import MappingProxyType

WITHOUT_CODE: Mapping[int, str] = MappingProxyType(
    {
        1: "目的和依据，不设定可执行的事项。",
        8: "确定承办机关：由系统的席位（市级质量工作主管部门）体现，没有可计算的条件。",
    }
)

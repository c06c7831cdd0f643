"""Bounds what one process may take: memory and time, so that a hostile file ends its reader and nothing else."""

from __future__ import annotations

import sys
from ctypes import Structure

MEMORY = 2 << 30  # bytes; a list of 100,000 rows needs a third of it
SECONDS = 120


def bound_this_process(memory: int = MEMORY, seconds: int = SECONDS) -> None:
    """From now on more memory than this (bytes) is refused, and more processor time than this ends the process."""
    if sys.platform == "win32":
        _bound_on_windows(memory)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _bound_on_windows(memory: int) -> None:
    """A job object around this process; time is kept by whoever waits for it."""
    import ctypes
    from ctypes import wintypes

    limits = job_limits(memory)
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]  # only there
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, wintypes.LPCWSTR)
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
    kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    job = kernel.CreateJobObjectW(None, None)
    extended = 9  # JobObjectExtendedLimitInformation
    kernel.SetInformationJobObject(job, extended, ctypes.byref(limits), ctypes.sizeof(limits))
    kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    # A crash of the reader is told by us, not by a box of the system's.
    kernel.SetErrorMode(0x0001 | 0x0002 | 0x8000)


def job_limits(memory: int) -> Structure:
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION with a bound on the memory of each process; there to be checked anywhere."""
    from ctypes import c_int64, c_size_t, c_uint32, c_uint64

    class Basic(Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", c_int64), ("PerJobUserTimeLimit", c_int64), ("LimitFlags", c_uint32),
            ("MinimumWorkingSetSize", c_size_t), ("MaximumWorkingSetSize", c_size_t), ("ActiveProcessLimit", c_uint32),
            ("Affinity", c_size_t), ("PriorityClass", c_uint32), ("SchedulingClass", c_uint32),
        )  # fmt: skip

    class Extended(Structure):
        _fields_ = (
            ("Basic", Basic), ("IoInfo", c_uint64 * 6), ("ProcessMemoryLimit", c_size_t), ("JobMemoryLimit", c_size_t),
            ("PeakProcessMemoryUsed", c_size_t), ("PeakJobMemoryUsed", c_size_t),
        )  # fmt: skip

    limits = Extended()
    limits.Basic.LimitFlags = 0x0100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY
    limits.ProcessMemoryLimit = memory
    return limits

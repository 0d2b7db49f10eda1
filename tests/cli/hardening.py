"""Reads the built program and says which protection it lacks: hardening.py PROGRAM PROTECTION... (lib/cmake/Hardening.cmake lists them)."""
import functools
import re
import subprocess
import sys

PROGRAM, *PROTECTIONS = sys.argv[1:]


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, env={'LC_ALL': 'C', 'PATH': '/usr/bin:/bin'}).stdout


HEADERS = output('readelf', '--wide', '--file-header', '--program-headers', '--dynamic', PROGRAM)
SYMBOLS = output('readelf', '--wide', '--dyn-syms', PROGRAM)


@functools.cache
def code():
    return output('objdump', '--disassemble', '--no-show-raw-insn', PROGRAM)


def imports(pattern):
    return re.search(rf' UND {pattern}(@|$)', SYMBOLS, re.MULTILINE) is not None


CHECKS = {
    'fortify-3': lambda: imports(r'__\w+_chk'),
    'fortify-2': lambda: imports(r'__\w+_chk'),
    'stack-protector': lambda: imports('__stack_chk_fail'),
    # Each page of a large frame is touched as it is made.
    'stack-clash': lambda: re.search(r'\bor[ql]\s+\$0x0,(0x[0-9a-f]+)?\(%[re]sp\)', code()) is not None,
    'control-flow': lambda: re.search(r'<main>:\n[^\n]*\bendbr64', code()) is not None,
    'library-assertions': lambda: imports('_ZSt21__glibcxx_assert_fail\\w*'),
    'relro': lambda: 'GNU_RELRO' in HEADERS,
    'bind-now': lambda: re.search(r'\(FLAGS(_1)?\).*\bNOW\b', HEADERS) is not None,
    'no-executable-stack': lambda: re.search(r'GNU_STACK.* RW +0x', HEADERS) is not None,
    'position-independent': lambda: re.search(r'Type:\s+DYN', HEADERS) is not None and re.search(r'\(FLAGS_1\).*\bPIE\b', HEADERS) is not None,
}

missing = [protection for protection in PROTECTIONS if protection not in CHECKS or not CHECKS[protection]()]
for protection in PROTECTIONS:
    print(protection, 'is missing' if protection in missing else 'is there')
# Nobody can slip a library of their own in by a path that the program was built with.
if re.search(r'\((RPATH|RUNPATH)\)', HEADERS):
    missing.append('no path to libraries')
    print('a path to libraries is built in')
sys.exit(1 if missing or not PROTECTIONS else 0)

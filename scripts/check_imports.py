#!/usr/bin/env python3
"""Holds the sources to the layers of docs/ARCHITECTURE.md.

1. A target depends only on targets that stand above it in Package.swift (so there are no circles).
2. A source file imports only its own module, what its target declares, and the system modules listed here.
3. Full Foundation stays out of the modules at the bottom, so that they start fast and stay portable.
"""
import json
import pathlib
import re
import subprocess
import sys

SYSTEM = {"Glibc", "Dispatch", "Synchronization", "Testing"}
FOUNDATION = {"Foundation", "FoundationEssentials"}
WITHOUT_FOUNDATION = {
    "CanonicalJSON", "Signing", "ShellSyntax", "MCPTransport", "Model", "Inspection", "Effects", "Host", "ShippedPacks",
    "Words",
}
IMPORT = re.compile(r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:package|public|internal|private|fileprivate)\s+)?import\s+"
                    r"(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)", re.MULTILINE)


def manifest() -> dict:
    """The package manifest as JSON."""
    return json.loads(subprocess.run(["swift", "package", "dump-package"], check=True, capture_output=True).stdout)


def dependency_names(target: dict) -> list[str]:
    """The names of what a target depends on, modules of this package and products alike."""
    names = []
    for dependency in target["dependencies"]:
        (kind, value), = dependency.items()
        names.append(value[0])
    return names


def main() -> int:
    """Prints every breach; exit code 1 where there is one."""
    root = pathlib.Path(__file__).resolve().parent.parent
    faults = []
    above: set[str] = set()
    targets = manifest()["targets"]
    own = {target["name"] for target in targets}
    for target in targets:
        name, declared = target["name"], dependency_names(target)
        faults += [f"Package.swift: `{name}` depends on `{d}`, which stands below it" for d in declared if d in own - above]
        above.add(name)
        parent = {"test": "Tests", "plugin": "Plugins"}.get(target["type"], "Sources")
        folder = root / target.get("path", f"{parent}/{name}")
        allowed = {name, *declared, *SYSTEM} | (set() if name in WITHOUT_FOUNDATION else FOUNDATION)
        if target["type"] == "plugin":
            allowed.add("PackagePlugin")
        for file in sorted(folder.rglob("*.swift")):
            for module in IMPORT.findall(file.read_text(encoding="utf-8")):
                if module not in allowed:
                    faults.append(f"{file.relative_to(root)}: `{name}` may not import `{module}`")
    print("\n".join(faults) or f"imports follow the layers ({len(targets)} targets)")
    return 1 if faults else 0


sys.exit(main())

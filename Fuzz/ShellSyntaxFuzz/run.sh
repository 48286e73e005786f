#!/usr/bin/env bash
# Fuzzes the parser for some seconds (60 unless given).
exec "$(dirname "$0")/../run.sh" ShellSyntaxFuzz "${1:-60}"

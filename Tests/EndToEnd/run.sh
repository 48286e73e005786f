#!/usr/bin/env bash
# Runs the end-to-end tests against one binary: Tests/EndToEnd/run.sh BINARY [PYTEST ARGUMENTS...]
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
if [ $# -lt 1 ] || [ ! -x "$1" ]; then
  echo "usage: Tests/EndToEnd/run.sh BINARY [PYTEST ARGUMENTS...]" >&2
  exit 64
fi
binary="$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"
shift
"$here/setup.sh"
cd "$here"
exec "$here/../../.venv-e2e/modern/bin/python" -B -m pytest --binary="$binary" "$@"

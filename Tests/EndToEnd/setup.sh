#!/usr/bin/env bash
# Makes the three Python environments of the end-to-end tests and unpacks the official protocol schemas.
# Safe to run again: what is already there, and made from the present requirements, is kept.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../.." && pwd)"
cache="$root/.venv-e2e"
python="${PYTHON:-python3}"
sdist_version="$(sed -n 's/^mcp==//p' "$here/requirements-modern.txt")"
mkdir -p "$cache"

# make_environment NAME: a virtual environment whose stamp is a copy of the requirements that it was made from.
make_environment() {
  local directory="$cache/$1" requirements="$here/requirements-$1.txt"
  if cmp -s "$requirements" "$directory/requirements.stamp"; then return; fi
  echo "setup: making $1 environment" >&2
  rm -rf "$directory"
  "$python" -m venv "$directory"
  "$directory/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$requirements"
  cp "$requirements" "$directory/requirements.stamp"
}

# fetch_schemas: the official JSON Schemas travel in the source distribution of the official client.
fetch_schemas() {
  local schemas="$cache/schema-$sdist_version"
  if [ -d "$schemas" ]; then return; fi
  echo "setup: fetching the protocol schemas of mcp $sdist_version" >&2
  local download
  download="$(mktemp -d)"
  "$cache/modern/bin/python" -m pip download --quiet --disable-pip-version-check --no-binary :all: --no-deps \
    --dest "$download" "mcp==$sdist_version"
  tar -xzf "$download/mcp-$sdist_version.tar.gz" -C "$download"
  mv "$download/mcp-$sdist_version/schema" "$schemas"
  rm -rf "$download"
}

make_environment modern
make_environment legacy
make_environment servers
fetch_schemas

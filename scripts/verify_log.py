#!/usr/bin/env python3
"""Verifies an exported evidence bundle with nothing of CAVRA's: Python and `cryptography` only (see docs/EVIDENCE.md).

    verify_log.py BUNDLE [--key VKEY]     exit code 0: intact; 1: damaged, with the kind of each damage
"""
import argparse
import base64
import hashlib
import json
import pathlib
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FILES = ["checkpoint", "proofs.json", "records.jsonl", "summary.md"]
sha256 = lambda data: hashlib.sha256(data).digest()
leaf_hash = lambda data: sha256(b"\x00" + data)
node_hash = lambda left, right: sha256(b"\x01" + left + right)


class Damage(Exception):
    """Its first argument is the kind of damage."""


def read_key(text):
    """A verifier key as (name, key id, raw key)."""
    name, key_id, data = text.split("+", 2)
    raw = base64.b64decode(data, validate=True)
    if raw[:1] != b"\x01" or sha256(name.encode() + b"\n" + raw)[:4].hex() != key_id:
        raise ValueError("no ed25519 verifier key")
    return name, bytes.fromhex(key_id), raw[1:]


def open_note(data, key, what):
    """The lines of a signed note's text, once the key's signature is found and holds."""
    text, _, signatures = data.rpartition(b"\n\n")
    lines = [line.split(" ") for line in signatures.decode().split("\n")]
    if not text or lines.pop() != [""] or any(len(line) != 3 or line[0] != "—" for line in lines):
        raise Damage("unsigned" if b"\xe2\x80\x94" not in data else "changed", f"{what} is no signed note")
    if not lines:
        raise Damage("unsigned", f"{what} has no signature")
    for _, name, value in lines:
        blob = base64.b64decode(value, validate=True)
        if base64.b64encode(blob).decode() != value:
            raise Damage("changed", f"{what}: the signature is not strict base64")
        if (name, blob[:4]) == key[:2]:
            try:
                Ed25519PublicKey.from_public_bytes(key[2]).verify(blob[4:], text + b"\n")
            except InvalidSignature:
                raise Damage("changed", f"{what}: the signature does not verify") from None
            return text.decode().split("\n")
    raise Damage("foreign key", f"{what} is signed by {', '.join(line[1] for line in lines)}, not by {key[0]}")


def tree_root(leaves):
    """The root of RFC 6962 section 2.1, by its right edge."""
    edge = []
    for count, leaf in enumerate(leaves):
        while count & 1:
            leaf, count = node_hash(edge.pop(), leaf), count >> 1
        edge.append(leaf)
    root = edge.pop() if edge else sha256(b"")
    while edge:
        root = node_hash(edge.pop(), root)
    return root


def path_root(leaf, index, size, path):
    """The root that an inclusion proof leads to (RFC 9162 section 2.1.3.2), None where it has the wrong length."""
    last, path = size - 1, list(path)
    while last:
        if index & 1 or index < last:
            if not path:
                return None
            other = path.pop(0)
            leaf = node_hash(other, leaf) if index & 1 else node_hash(leaf, other)
        index, last = index >> 1, last >> 1
    return leaf if not path else None


def check_chain(records, leaves, size):
    """That each record stands at its place and names the leaf before it."""
    places = [record["log_index"] for record in records]
    if places != list(range(len(places))):
        ordered = sorted(set(places))
        if len(ordered) < len(places):
            raise Damage("changed", "two records claim one place")
        if ordered != places:
            raise Damage("swapped", f"records stand in the order {[p for i, p in enumerate(places) if p != i][:4]}…")
        raise Damage("removed", f"record {next(i for i, p in enumerate(places) if p != i)} is missing")
    for index, record in enumerate(records):
        if record["previous_hash"] != (leaves[index - 1].hex() if index else "00" * 32):
            raise Damage("changed", f"record {index} does not follow record {index - 1}")
    if len(records) != size:
        raise Damage("truncated" if len(records) < size else "inserted", f"{len(records)} of {size} records are there")


def verify(folder, pinned):
    """Checks a bundle; returns what to say of it."""
    extra = {path.name for path in folder.iterdir()} - {*FILES, "manifest.json", "manifest.sig"}
    if extra:
        raise Damage("inserted", f"{sorted(extra)[0]} belongs to no bundle")
    data = {name: (folder / name).read_bytes() for name in [*FILES, "manifest.json", "manifest.sig"]}
    lines = data["records.jsonl"].split(b"\n")
    if lines.pop():
        raise Damage("truncated", "records.jsonl does not end with a line")
    manifest, proofs = json.loads(data["manifest.json"]), json.loads(data["proofs.json"])
    key = read_key(pinned or manifest["verifier_key"])
    if read_key(manifest["verifier_key"]) != key:
        raise Damage("foreign key", f"the bundle names the key of {manifest['verifier_key'].split('+')[0]}")
    origin, size, root = open_note(data["checkpoint"], key, "checkpoint")
    size, root = int(size), base64.b64decode(root, validate=True)
    records, leaves = [json.loads(line) for line in lines], [leaf_hash(line) for line in lines]
    if manifest["complete"]:
        check_chain(records, leaves, size)
        if tree_root(leaves) != root:
            raise Damage("changed", "the records do not give the signed root")
        if records[0]["verifier_key"] != manifest["verifier_key"]:
            raise Damage("foreign key", "the first record names another key")
    else:
        if [record["log_index"] for record in records] != [proof["log_index"] for proof in proofs["proofs"]]:
            raise Damage("removed", "the records are not those of the proofs")
        for leaf, proof in zip(leaves, proofs["proofs"]):
            if path_root(leaf, proof["log_index"], size, map(bytes.fromhex, proof["path"])) != root:
                raise Damage("changed", f"record {proof['log_index']} is not in the signed log")
    signed = open_note(data["manifest.sig"], key, "manifest.sig")
    if signed != ["cavra.evidence.manifest.v1", "sha256:" + sha256(data["manifest.json"]).hex()]:
        raise Damage("changed", "manifest.json is not what was signed")
    listed = {entry["path"]: (entry["sha256"], entry["bytes"]) for entry in manifest["files"]}
    for name in FILES:
        if listed.get(name) != (sha256(data[name]).hex(), len(data[name])):
            raise Damage("changed", f"{name} is not the file of the manifest")
    if (manifest["origin"], manifest["size"], manifest["records"]) != (origin, size, len(records)):
        raise Damage("changed", "the manifest speaks of another checkpoint")
    basis = "pinned" if pinned else "named by the bundle only"
    return f"intact: {len(records)} of {size} records, key of {key[0]} ({basis})"


def main():
    """Prints what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle", type=pathlib.Path)
    parser.add_argument("--key", metavar="VKEY", help="the verifier key that must have signed")
    arguments = parser.parse_args()
    try:
        print(verify(arguments.bundle, arguments.key))
        return 0
    except Damage as damage:
        print(f"{damage.args[0]}: {damage.args[1]}")
    except FileNotFoundError as error:
        print(f"removed: {error.filename} is missing")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        print(f"changed: a file cannot be read: {error}")
    return 1


if __name__ == "__main__":
    sys.exit(main())

"""`guard batch`: JSON Lines in, decisions out, in order and one by one."""

from __future__ import annotations

import json
from typing import Any

from harness.sandbox import Sandbox, json_lines

QUESTIONS: list[tuple[dict[str, Any], str]] = [
    ({"action_type": "read_file", "target": "README.md"}, "allow"),
    ({"action_type": "read_file", "target": ".env"}, "block"),
    ({"action_type": "write_file", "target": "src/new.py"}, "allow"),
    ({"action_type": "delete_file", "target": ".git/HEAD"}, "block"),
    ({"action_type": "execute_command", "target": "git status"}, "allow"),
    ({"action_type": "git_operation", "operation": "push", "target": "origin/main"}, "block"),
    ({"action_type": "mcp_tool_call", "server": "x", "tool": "y", "arguments": {"a": 1}}, "block"),
]


def test_answers_in_order(sandbox: Sandbox) -> None:
    """Each question is answered by one line that carries its id."""
    questions = [{"id": f"q{number}", **question} for number, (question, _) in enumerate(QUESTIONS)]
    done = sandbox.run("guard", "batch", stdin=json_lines(questions))
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [question["id"] for question in questions]
    assert [answer["decision"] for answer in answers] == [decision for _, decision in QUESTIONS]
    assert [record["decision_id"] for record in sandbox.decisions()] == [answer["decision_id"] for answer in answers]


def test_answer_comes_before_the_next_question(sandbox: Sandbox) -> None:
    """Nothing waits for the end of the input."""
    peer = sandbox.peer("guard", "batch")
    try:
        for number in range(20):
            peer.send(json_lines([{"id": number, "action_type": "read_file", "target": "README.md"}]))
            assert json.loads(peer.line())["id"] == number
        peer.close_input()
        assert peer.rest() == [] and peer.wait() == 0
    finally:
        peer.close()


def test_bad_lines_are_told_and_passed_over(sandbox: Sandbox) -> None:
    """A line that is no question gets an error with its number; the ones around it are decided."""
    good = json_lines([{"id": "good", "action_type": "read_file", "target": "README.md"}])
    bad = [
        b"nonsense\n",
        b"[]\n",
        b"{}\n",
        b'{"id":"a","action_type":"dance","target":"x"}\n',
        b'{"id":"a","action_type":"read_file"}\n',
        b'{"id":"a","action_type":"read_file","target":7}\n',
        b'{"id":"a","action_type":"read_file","target":"x","target":"y"}\n',
        b'{"id":"a","action_type":"read_file","target":"x","cwd":"relative"}\n',
        b'{"id":"a","action_type":"read_file","target":"x","colour":"red"}\n',
        b'{"id":"a","action_type":"mcp_tool_call","server":"x","tool":"y"}\n',
        b'{"id":"a","action_type":"read_file","target":"\xff"}\n',
    ]
    done = sandbox.run("guard", "batch", stdin=good + b"".join(line + good for line in bad))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == 1 + 2 * len(bad)
    for number, answer in enumerate(answers, 1):
        if number % 2:
            assert answer["id"] == "good" and answer["decision"] == "allow"
        else:
            assert answer["line"] == number and answer["error"] and "decision" not in answer
    assert done.returncode == 1
    assert len(sandbox.decisions()) == len(bad) + 1


def test_directory(sandbox: Sandbox) -> None:
    """Relative targets follow the question's own directory, else the one of the command."""
    elsewhere = sandbox.root / "elsewhere"
    elsewhere.mkdir()
    questions = [
        {"id": "1", "action_type": "read_file", "target": "x"},
        {"id": "2", "action_type": "read_file", "target": "x", "cwd": str(sandbox.repository)},
    ]
    done = sandbox.run("guard", "batch", "--cwd", str(elsewhere), stdin=json_lines(questions))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["cwd"] for answer in answers] == [str(elsewhere), str(sandbox.repository)]


def test_last_line_without_newline(sandbox: Sandbox) -> None:
    """The end of the input ends the last line."""
    line = json_lines([{"id": "x", "action_type": "read_file", "target": "README.md"}]).rstrip(b"\n")
    done = sandbox.run("guard", "batch", stdin=b"\n" + line)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["x"]

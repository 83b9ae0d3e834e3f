"""A client written from Sources/LiaisonWire/PROTOCOL.md alone, with socket and json.

    python3 office.py SOCKET TODAY

Adds a branch and three people, records a departure and a contact, and reads them back.
"""
import json
import socket
import sys
import uuid


class Refused(Exception):
    """Has the error's type."""


class Office:
    def __init__(self, path):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(20)
        connection.connect(path)
        self.lines = connection.makefile("rwb")
        self.number = 0
        self.greeting = json.loads(self.lines.readline())
        if self.greeting["method"] != "liaison.hello":
            sys.exit(self.greeting["params"]["type"])
        if self.greeting["params"]["protocol"]["major"] != 1:
            sys.exit("another protocol")

    def call(self, method, key=None, **params):
        self.number += 1
        if key:
            params["meta"] = {"key": key}
        request = {"jsonrpc": "2.0", "id": self.number, "method": method, "params": params}
        self.lines.write(json.dumps(request).encode() + b"\n")
        self.lines.flush()
        reply = {}
        while reply.get("id") != self.number:  # notifications have no id
            reply = json.loads(self.lines.readline())
        if "error" in reply:
            raise Refused(reply["error"]["data"]["type"])
        return reply["result"]

    def change(self, method, **params):
        return self.call(method, key=str(uuid.uuid4()), **params)

    def members(self):
        page = self.call("member.list", limit=2)
        yield from page["members"]
        while "next" in page:
            page = self.call("member.list", limit=2, cursor=page["next"])
            yield from page["members"]


office = Office(sys.argv[1])
branch = office.change("org.add", name="青石村党支部", kind="branch")["org"]
names = ("试验一号", "试验二号", "试验三号")
people = [office.change("member.add", name=name, branch=branch)["member"] for name in names]
office.change("absence.open", member=people[0], on="2026-01-05", to="青海省西宁市", reason="务工")
key = str(uuid.uuid4())
contact = {"member": people[0], "by": "phone", "on": sys.argv[2]}
first = office.call("contact.record", key, **contact)
again = office.call("contact.record", key, **contact)
print("replayed", again["meta"]["replayed"], again["fact"] == first["fact"])
print("members", [member["member"] for member in office.members()] == people)
why = office.call("duty.why", id=people[0])
print("contact", why["clocks"]["contact"] == sys.argv[2], len(why["rules"]) > 0)
try:
    office.call("member.get", member="nobody")
except Refused as refused:
    print("refused", refused)

#!/usr/bin/env python3
"""Fills an empty liaisond with a roll of invented people, and writes the members' handles.

    fill.py SOCKET HANDLES COUNT

Every member is away and has a liaison, so that contact.record has duties to derive. Nobody in it
exists: ID numbers begin with the unassigned division 149999 (check digits by GB 11643), phones are
of the form 1390000xxxx, names are drawn from two lists. The same count makes the same roll.
"""

import asyncio
import json
import sys
import uuid
from datetime import date, timedelta

CONNECTIONS = 8
IN_FLIGHT = 16  # what the server works on per connection; more would only wait in the socket
BRANCHES = 40
LIAISONS_PER_BRANCH = 3
SURNAMES = "蒋 姜 潘 田 崔 邱 汪 石 贾 夏 白 孟 秦 侯 段 雷 黎 万 常 武 覃 牛 诸葛 慕容".split()
GIVEN = "守承若立雨思长永景学家晨川宁远泽瑶岚恒琳舟澜庆旭悦森禾朗"
PLACES = ["江苏省无锡市惠山区", "浙江省金华市义乌市", "福建省泉州市晋江市", "广东省东莞市", "重庆市渝北区"]
REASONS = ["务工", "务工", "务工", "经商", "学习"]


class Refused(Exception):
    """The server's answer to a request that had to succeed."""


class Connection:
    """One connection with several requests in flight."""

    async def open(self, path):
        self.reader, self.writer = await asyncio.open_unix_connection(path, limit=1 << 20)
        greeting = json.loads(await self.reader.readline())
        if greeting.get("method") != "liaison.hello":
            raise Refused(greeting)
        self.waiting, self.count = {}, 0
        self.room = asyncio.Semaphore(IN_FLIGHT)
        self.listening = asyncio.create_task(self.listen())
        return self

    async def listen(self):
        while line := await self.reader.readline():
            answer = json.loads(line)
            self.waiting.pop(answer["id"]).set_result(answer)
        for future in self.waiting.values():
            future.set_exception(Refused("the connection ended"))

    async def call(self, method, **params):
        async with self.room:
            self.count += 1
            number, future = self.count, asyncio.get_running_loop().create_future()
            self.waiting[number] = future
            params["meta"] = {"key": uuid.uuid4().hex}
            request = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
            self.writer.write(json.dumps(request, ensure_ascii=False).encode() + b"\n")
            answer = await future
        if "result" not in answer:
            raise Refused(f"{method} {params}: {answer['error']}")
        return answer["result"]


def id_number(index):
    born = date(1950, 1, 1) + timedelta(days=index % 18000)
    # From 001: a number that ends in 000 would be refused as damaged by a spreadsheet.
    first17 = f"149999{born:%Y%m%d}{index // 18000 + 1:03}"
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(first17))
    return first17 + "10X98765432"[total % 11]


def name(index):
    first, second = divmod(index // len(SURNAMES), len(GIVEN))
    return SURNAMES[index % len(SURNAMES)] + GIVEN[second] + GIVEN[first % len(GIVEN)]


async def add_member(connection, index, branches, liaisons):
    place = index % len(branches)
    added = await connection.call(
        "member.add", name=name(index), branch=branches[place], id_number=id_number(index),
        phone=f"1390000{index % 10000:04}", joined="2015-07-01")
    member = added["member"]
    departed = date.today() - timedelta(days=30 + index % 700)
    await connection.call(
        "absence.open", member=member, on=departed.isoformat(), to=PLACES[index % len(PLACES)],
        reason=REASONS[index % len(REASONS)])
    staff = liaisons[place][index // len(branches) % LIAISONS_PER_BRANCH]
    await connection.call("assignment.set", member=member, staff=staff)
    return member


async def fill(socket, handles, count):
    connections = [await Connection().open(socket) for _ in range(CONNECTIONS)]
    first = connections[0]
    branches, liaisons = [], []
    for number in range(min(BRANCHES, count)):
        org = (await first.call("org.add", name=f"第{number + 1}党支部", kind="branch"))["org"]
        branches.append(org)
        liaisons.append([
            (await first.call("staff.add", name=f"联络{number + 1}之{i + 1}", org=org, role="liaison",
                              channel="manual"))["staff"]
            for i in range(LIAISONS_PER_BRANCH)
        ])
    indexes, members = iter(range(count)), []

    async def work(connection):
        for index in indexes:
            members.append(await add_member(connection, index, branches, liaisons))

    workers = [work(connection) for connection in connections for _ in range(IN_FLIGHT)]
    await asyncio.gather(*workers)
    with open(handles, "w", encoding="ascii") as file:
        file.writelines(member + "\n" for member in members)
    for connection in connections:
        connection.writer.close()


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    try:
        asyncio.run(fill(sys.argv[1], sys.argv[2], int(sys.argv[3])))
    except Refused as refused:
        sys.exit(f"fill.py: {refused}")


if __name__ == "__main__":
    main()

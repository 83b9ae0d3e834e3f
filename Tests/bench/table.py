#!/usr/bin/env python3
"""Lays out what run.sh measured: table.py RESULTS, with lines "row system rate p50_ms p99_ms".

Each row is measured in several rounds; the median round counts, and the slowest and fastest stand
beside it, so that a noisy machine shows.
"""

import sys
from collections import defaultdict

ROWS = {
    "contact-50": ("contact.record, 50 clients", "SET", "INSERT"),
    "contact-1": ("contact.record, 1 client", "SET", "INSERT"),
    "get-50": ("member.get, 50 clients", "GET", "SELECT"),
}


def rate(rounds):
    if not rounds:
        return "-"
    middle = median(rounds)[0]
    if len(rounds) == 1:
        return f"{middle:,.0f}/s"
    rates = [values[0] for values in rounds]
    return f"{middle:,.0f}/s ({min(rates):,.0f}..{max(rates):,.0f})"


def median(rounds):
    return sorted(rounds)[len(rounds) // 2]


def ratio(own, other):
    return f"{median(own)[0] / median(other)[0]:.2f} x" if own and other else ""


def latency(rounds):
    values = median(rounds)[1:] if rounds else []
    return [f"{value:.2f}" for value in values] if values else ["-", "-"]


def main():
    measured = defaultdict(list)
    with open(sys.argv[1], encoding="ascii") as file:
        for line in file:
            row, system, *values = line.split()
            measured[row, system].append([float(value) for value in values])
    table = [["", "rate (slowest..fastest)", "p50 ms", "p99 ms", "liaison is"]]
    for row, (title, redis, postgres) in ROWS.items():
        own = measured[row, "liaison"]
        table.append([title, rate(own), *latency(own), ""])
        for name, system in ((f"  Redis {redis}", "redis"), (f"  PostgreSQL {postgres}", "postgres")):
            other = measured[row, system]
            table.append([name, rate(other), *latency(other), ratio(own, other)])
    widths = [max(map(len, column)) for column in zip(*table)]
    for first, *rest in table:
        cells = [first.ljust(widths[0])] + [c.rjust(w) for c, w in zip(rest, widths[1:])]
        print("  ".join(cells).rstrip())


main()

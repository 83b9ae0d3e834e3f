#!/usr/bin/env python3
"""Makes Sources/LiaisonClient/LayoutWideCharacters.swift: what a terminal draws in two columns.

    pip install wcwidth==0.9.4
    Tests/Tables/width.py > Sources/LiaisonClient/LayoutWideCharacters.swift

From wcwidth (MIT), which carries the ranges of Unicode's EastAsianWidth.txt of class W and F by
version. The newest is taken. Ambiguous (A) is one column, as terminals have it unless told.
"""
from wcwidth.table_wide import WIDE_EASTASIAN


def main():
    version, ranges = list(WIDE_EASTASIAN.items())[-1]
    cells = [f"0x{first:04X}...0x{last:04X}," for first, last in ranges]
    print(f'''/// The characters that a terminal draws in two columns: East Asian Width W and F of Unicode
/// {version} (UAX 11), sorted. Made by Tests/Tables/width.py, which names its source; not edited by
/// hand. Unassigned code points of the ideographs' planes are in it, so that characters of a later
/// version line up.
enum WideCharacters {{
    /// Whether `code` is one of them.
    static func contains(_ code: UInt32) -> Bool {{
        var low = 0
        var high = ranges.count
        while low < high {{
            let middle = (low + high) / 2
            if ranges[middle].contains(code) {{ return true }}
            if ranges[middle].upperBound < code {{ low = middle + 1 }} else {{ high = middle }}
        }}
        return false
    }}

    private static let ranges: [ClosedRange<UInt32>] = [''')
    line = "       "
    for cell in cells:
        if len(line) + 1 + len(cell) > 100:
            print(line)
            line = "       "
        line += " " + cell
    print(line)
    print("    ]\n}")


main()

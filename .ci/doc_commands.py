"""Prints the commands that a document shows: what stands in fenced blocks without a language.

python3 .ci/doc_commands.py docs/tutorial.md
"""

import sys

fence, indent = None, 0
for line in open(sys.argv[1], encoding="utf-8"):
    bare = line.strip()
    if bare.startswith("```"):
        fence = bare if fence is None else None
        indent = len(line) - len(line.lstrip())
    elif fence == "```":
        print(line[indent:], end="")

